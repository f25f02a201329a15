"use client";

import { useState } from "react";
import { useText } from "#use-text";
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
  const text = useText("quota.walletAlert");
  const form = useActionForm({
    action: saveWalletAlertAction,
    onSuccess: () => {
      toast.success(text("saved"));
      onSaved();
    },
  });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={{ walletEuros: text("threshold") }} />
      <Field label={text("threshold")} name="walletEuros" error={form.fieldErrors.walletEuros} hint={text("hint")}>
        <Input defaultValue={euros ?? ""} inputMode="numeric" autoComplete="off" />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{text("cancel")}</DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("save")}
        </Button>
      </div>
    </ActionForm>
  );
}

/** A button that edits the low-balance threshold, shown to people who may change settings. */
export function EditWalletAlert({ euros, onSaved }: Props) {
  const text = useText("quota.walletAlert");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={text("title")}
      description={text("description")}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" variant="ghost" aria-label={text("name")} className="-mx-2.5">
          {text("edit")}
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
