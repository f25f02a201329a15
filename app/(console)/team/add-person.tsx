"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormValues } from "@/lib/form-values";
import { addPersonAction } from "./actions";
import { HandOver } from "./hand-over";
import { PasswordField } from "./password-field";
import { RoleField } from "./role-field";

const add = async (values: FormValues) => {
  const result = await addPersonAction(values);
  if (!result.ok) return result;
  const { name, email, password } = values;
  return { ok: true as const, data: { name: String(name), email: String(email), password: String(password) } };
};

export function AddPerson() {
  const text = useText("team.add");
  const labels = { name: text("name"), email: text("email"), role: text("role"), password: text("password") };
  return (
    <FormDialog
      title={text("title")}
      trigger={<Button>{text("trigger")}</Button>}
      action={add}
      labels={labels}
      submit={text("submit")}
      outcome={(added) => ({ title: text("added", { name: added.name }), content: <HandOver {...added} /> })}
    >
      <Field label={labels.name} name="name" required>
        <Input autoComplete="off" dir="auto" />
      </Field>
      <Field label={labels.email} name="email" required hint={text("emailHint")}>
        <Input type="email" autoComplete="off" />
      </Field>
      <RoleField legend={labels.role} defaultValue="viewer" />
      <PasswordField label={labels.password} />
    </FormDialog>
  );
}
