"use client";

import { useEffect } from "react";
import { useText } from "#use-text";
import { ActionForm } from "@/components/forms/action-form";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { clearRecent } from "../../(console)/_shell/palette/recent";
import { signInAction } from "./actions";

export function SignInForm({ target, notice }: { target: string; notice: string | null }) {
  const text = useText("auth.signIn");
  const form = useActionForm({
    action: signInAction,
    native: true,
    unreachable: text("unreachable"),
    // A full page load, which discards what another person's session left in memory.
    onSuccess: (signedIn) => window.location.assign(signedIn.target),
  });
  // A session may also expire, or be ended elsewhere.
  useEffect(() => clearRecent(), []);
  return (
    <ActionForm form={form} className="flex flex-col gap-4">
      {notice ? <Note tone="info" title={notice} /> : null}
      <FormError error={form.error} />
      <input type="hidden" name="target" value={target} />
      <Field label={text("email")} name="email" required>
        <Input type="email" autoComplete="username" autoFocus />
      </Field>
      <Field label={text("password")} name="password" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" pending={form.pending || form.data !== null}>
        {text("submit")}
      </Button>
    </ActionForm>
  );
}
