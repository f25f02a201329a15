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
import { defaultThresholds, type QuotaKey, type Thresholds } from "@/lib/quota/model";
import { saveThresholdsAction } from "./actions";

type Props = { name: QuotaKey; thresholds: Thresholds; onSaved: () => void };

const fields = ["approaching", "nearly", "critical"] as const;

function ThresholdsForm({ name, thresholds, onSaved }: Props) {
  const text = useText("quota.thresholds");
  const labels = { approaching: text("approaching"), nearly: text("nearly"), critical: text("critical") };
  const form = useActionForm({
    action: saveThresholdsAction,
    onSuccess: () => {
      toast.success(text("saved"));
      onSaved();
    },
  });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={labels} />
      <input type="hidden" name="key" value={name} />
      <div className="grid gap-4 sm:grid-cols-3 sm:items-end">
        {fields.map((field) => (
          <Field key={field} label={labels[field]} name={field} required error={form.fieldErrors[field]}>
            <Input defaultValue={thresholds[field]} inputMode="numeric" autoComplete="off" />
          </Field>
        ))}
      </div>
      <p className="text-ink-3 text-sm">{text("help", defaultThresholds)}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{text("cancel")}</DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("save")}
        </Button>
      </div>
    </ActionForm>
  );
}

/** A button on a gauge that edits its thresholds, shown to people who may change settings. */
export function EditThresholds({ name, thresholds, onSaved }: Props) {
  const text = useText("quota.thresholds");
  const [open, setOpen] = useState(false);
  const title = text(`title.${name}`);
  return (
    <Dialog
      title={title}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={text("name", { title })} className="-mx-2.5">
          {text("edit")}
        </Button>
      }
    >
      <ThresholdsForm
        name={name}
        thresholds={thresholds}
        onSaved={() => {
          setOpen(false);
          onSaved();
        }}
      />
    </Dialog>
  );
}
