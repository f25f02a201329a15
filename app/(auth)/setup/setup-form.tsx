"use client";

import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createFirstAdminAction } from "./actions";

export function SetupForm() {
  const text = useText("auth.setup");
  const form = useActionForm({
    action: createFirstAdminAction,
    native: true,
    onSuccess: () => window.location.assign("/sign-in"),
  });
  const labels = { code: text("code"), name: text("name"), email: text("email"), password: text("password") };
  return (
    <ActionForm form={form} labels={labels} className="flex flex-col gap-4">
      <Field label={labels.code} name="code" required>
        <Input
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono"
          autoFocus
        />
      </Field>
      <Field label={labels.name} name="name" required>
        <Input autoComplete="name" />
      </Field>
      <Field label={labels.email} name="email" required>
        <Input type="email" autoComplete="username" />
      </Field>
      <Field label={labels.password} name="password" required hint={text("passwordHint")}>
        <Input type="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" pending={form.pending}>
        {text("submit")}
      </Button>
    </ActionForm>
  );
}
