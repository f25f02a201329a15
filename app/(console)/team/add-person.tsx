"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormValues } from "@/lib/form-values";
import { addPersonAction } from "./actions";
import { HandOver } from "./hand-over";
import { PasswordField } from "./password-field";
import { RoleField } from "./role-field";

type Added = { name: string; email: string; password: string };

const add = async (values: FormValues) => {
  const result = await addPersonAction(values);
  if (!result.ok) return result;
  const { name, email, password } = values;
  return { ok: true as const, data: { name: String(name), email: String(email), password: String(password) } };
};

function AddForm({ onAdded }: { onAdded: (added: Added) => void }) {
  const text = useText("team.add");
  const button = useText("ui.button");
  const form = useActionForm({ action: add, onSuccess: onAdded });
  const errors = form.fieldErrors;
  const labels = { name: text("name"), email: text("email"), role: text("role"), password: text("password") };
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={labels} />
      <Field label={labels.name} name="name" required error={errors.name}>
        <Input autoComplete="off" dir="auto" />
      </Field>
      <Field label={labels.email} name="email" required error={errors.email} hint={text("emailHint")}>
        <Input type="email" autoComplete="off" />
      </Field>
      <RoleField legend={labels.role} defaultValue="viewer" error={errors.role} />
      <PasswordField label={labels.password} error={errors.password} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>{button("cancel")}</DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("submit")}
        </Button>
      </div>
    </ActionForm>
  );
}

export function AddPerson() {
  const text = useText("team.add");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<Added | null>(null);
  return (
    <Dialog
      title={added ? text("added", { name: added.name }) : text("title")}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setAdded(null);
      }}
      trigger={<Button>{text("trigger")}</Button>}
    >
      {added ? (
        <HandOver {...added} />
      ) : (
        <AddForm
          onAdded={(data) => {
            setAdded(data);
            router.refresh();
          }}
        />
      )}
    </Dialog>
  );
}
