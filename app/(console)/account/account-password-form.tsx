"use client";

import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { changeOwnPasswordAction } from "./actions";

export function AccountPasswordForm({ email }: { email: string }) {
  const text = useText("account.password");
  const form = useActionForm({
    action: changeOwnPasswordAction,
    native: true,
    // The change ended every session, including this one: a full page load clears it from memory.
    onSuccess: () => window.location.assign("/sign-in?changed=1"),
  });
  const labels = { current: text("current"), password: text("password"), repeat: text("repeat") };
  return (
    <ActionForm form={form} labels={labels} className="flex max-w-[420px] flex-col gap-4">
      {/* Tells password managers which account this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <Field label={labels.current} name="current" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <Field label={labels.password} name="password" required hint={text("hint")}>
        <Input type="password" autoComplete="new-password" />
      </Field>
      <Field label={labels.repeat} name="repeat" required>
        <Input type="password" autoComplete="new-password" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={form.pending || form.data !== null}>
          {text("submit")}
        </Button>
        <span className="text-ink-3 text-sm">{text("effect")}</span>
      </div>
    </ActionForm>
  );
}
