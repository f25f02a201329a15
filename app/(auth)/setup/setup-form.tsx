"use client";

import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createFirstAdminAction } from "./actions";

export function SetupForm() {
  const form = useActionForm({
    action: createFirstAdminAction,
    native: true,
    onSuccess: () => window.location.assign("/sign-in"),
  });
  const { fieldErrors } = form;
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      <FormError error={form.error} labels={{ code: "Code", name: "Name", email: "Email", password: "Password" }} />
      <Field label="One-time code" name="code" required error={fieldErrors.code}>
        <Input
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono"
          autoFocus
        />
      </Field>
      <Field label="Your name" name="name" required error={fieldErrors.name}>
        <Input autoComplete="name" />
      </Field>
      <Field label="Email" name="email" required error={fieldErrors.email}>
        <Input type="email" autoComplete="username" />
      </Field>
      <Field label="Password" name="password" required error={fieldErrors.password} hint="At least 12 characters.">
        <Input type="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" pending={form.pending}>
        Make the administrator
      </Button>
    </ActionForm>
  );
}
