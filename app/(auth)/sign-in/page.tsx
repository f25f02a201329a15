import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getActor } from "@/lib/auth/session";
import { getSystemContext } from "@/lib/server-context";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; signedOut?: string; changed?: string }> };

const HERE = "http://console.invalid";

/** Only a path of our own may be gone to after signing in. Read as browsers do: they leave out tabs, and turn \ into /. */
function ownPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(value, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, changed } = await searchParams;
  const target = ownPath(callbackUrl);
  const ctx = await getSystemContext();
  if (await needsFirstAdmin(ctx)) redirect("/setup");
  if (await getActor()) redirect(target);
  return (
    <AuthLayout title="Sign in" environment={environmentOf(ctx.upstream.url)}>
      <SignInForm
        target={target}
        notice={changed === undefined ? null : "Password changed. Sign in with the new one."}
      />
    </AuthLayout>
  );
}
