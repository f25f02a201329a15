"use client";

import { useText } from "#use-text";
import { FormDialog } from "@/components/forms/form-dialog";
import { Button } from "@/components/ui/button";
import type { FormValues } from "@/lib/form-values";
import { resetPasswordAction } from "./actions";
import { HandOver } from "./hand-over";
import { PasswordField } from "./password-field";

const reset = async (values: FormValues) => {
  const result = await resetPasswordAction(values);
  return result.ok ? { ok: true as const, data: String(values.password) } : result;
};

export function ResetPassword({ id, name, email }: { id: string; name: string; email: string }) {
  const text = useText("team.reset");
  return (
    <FormDialog
      title={text("title", { name })}
      trigger={
        <Button size="sm" aria-label={text("triggerName", { name })}>
          {text("trigger")}
        </Button>
      }
      action={reset}
      values={{ id }}
      labels={{ password: text("password") }}
      submit={text("submit")}
      danger
      outcome={(password) => ({
        title: text("done", { name }),
        content: <HandOver name={name} email={email} password={password} />,
      })}
    >
      <p className="wrap-anywhere text-ink-2">{text("body", { name })}</p>
      <PasswordField label={text("password")} />
    </FormDialog>
  );
}
