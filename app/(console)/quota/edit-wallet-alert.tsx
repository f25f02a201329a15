"use client";

import { useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { saveWalletAlertAction } from "./actions";

type Props = { euros: number | null; onSaved: () => void };

function WalletAlertForm({ euros, onSaved }: Props) {
  const form = useActionForm({
    action: saveWalletAlertAction,
    onSuccess: () => {
      toast.success("Low-balance alert saved");
      onSaved();
    },
  });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={{ walletEuros: "Threshold" }} />
      <Field
        label="Threshold (EUR)"
        name="walletEuros"
        error={form.fieldErrors.walletEuros}
        hint="Whole euros. Leave it empty for no alert."
      >
        <Input defaultValue={euros ?? ""} inputMode="numeric" autoComplete="off" />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          Save
        </Button>
      </div>
    </ActionForm>
  );
}

/** A button that opens the threshold of the low-balance alert; for those who may change settings. */
export function EditWalletAlert({ euros, onSaved }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Low-balance alert"
      description="An alert opens when the wallet’s balance is at the threshold or below, and closes when it is 10% above."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" variant="ghost" aria-label="Low-balance alert: edit" className="-mx-2.5">
          Edit
        </Button>
      }
    >
      <WalletAlertForm
        euros={euros}
        onSaved={() => {
          setOpen(false);
          onSaved();
        }}
      />
    </Dialog>
  );
}
