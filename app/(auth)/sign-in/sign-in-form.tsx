"use client";

import { signIn } from "next-auth/react";
import { useEffect } from "react";
import { FormError } from "@/components/forms/form-error";
import { useActionForm } from "@/components/forms/use-action-form";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Result } from "@/lib/result";
import { forgetRecent } from "../../(console)/palette/recent";

/** next-auth answers a refusal with one text; ours reads `code:message`. */
async function attempt(values: Record<string, unknown>): Promise<Result<null>> {
  const answer = await signIn("credentials", {
    email: String(values.email ?? ""),
    password: String(values.password ?? ""),
    redirect: false,
  });
  if (answer?.ok && !answer.error) return { ok: true, data: null };
  const [, code = "failed", message = "Signing in did not work. Try again."] =
    /^([a-z-]+):(.*)$/.exec(answer?.error ?? "") ?? [];
  return { ok: false, error: { code, message, requestId: "" } };
}

export function SignInForm({ target, notice }: { target: string; notice: string | null }) {
  const form = useActionForm({
    action: attempt,
    unreachable: "Could not reach the console. Check your connection and try again.",
    // A whole page load: what another person's session left in memory is gone.
    onSuccess: () => window.location.assign(target),
  });
  // A session may also end by itself, or elsewhere.
  useEffect(() => forgetRecent(), []);
  return (
    <form {...form.props} className="flex flex-col gap-4">
      {notice ? <Note tone="info" title={notice} /> : null}
      <FormError error={form.error} />
      <Field label="E-mail" name="email" required>
        <Input type="email" autoComplete="username" autoFocus />
      </Field>
      <Field label="Password" name="password" required>
        <Input type="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" pending={form.pending || form.data !== null}>
        Sign in
      </Button>
    </form>
  );
}
