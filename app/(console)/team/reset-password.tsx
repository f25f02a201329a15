"use client";

import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { FormValues } from "@/lib/form-values";
import { resetPasswordAction } from "./actions";
import { HandOver } from "./hand-over";
import { PasswordField } from "./password-field";

type ResetPasswordProps = { id: string; name: string; email: string };

const reset = async (values: FormValues) => {
  const result = await resetPasswordAction(values);
  return result.ok ? { ok: true as const, data: String(values.password) } : result;
};

function ResetForm({ id, name, onReset }: ResetPasswordProps & { onReset: (password: string) => void }) {
  const text = useText("team.reset");
  const button = useText("ui.button");
  const form = useActionForm({ action: reset, onSuccess: onReset });
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={{ password: text("password") }} />
      <p className="wrap-anywhere text-ink-2">{text("body", { name })}</p>
      <input type="hidden" name="id" value={id} />
      <PasswordField label={text("password")} error={form.fieldErrors.password} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{button("cancel")}</DialogClose>
        <Button type="submit" variant="danger-solid" pending={form.pending}>
          {text("submit")}
        </Button>
      </div>
    </ActionForm>
  );
}

export function ResetPassword(person: ResetPasswordProps) {
  const text = useText("team.reset");
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  return (
    <Dialog
      title={text(password ? "done" : "title", { name: person.name })}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setPassword(null);
      }}
      trigger={
        <Button size="sm" aria-label={text("triggerName", { name: person.name })}>
          {text("trigger")}
        </Button>
      }
    >
      {password ? (
        <HandOver name={person.name} email={person.email} password={password} />
      ) : (
        <ResetForm {...person} onReset={setPassword} />
      )}
    </Dialog>
  );
}
