import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getActor } from "@/lib/auth/session";
import { getSystemContext } from "@/lib/server-context";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { ownPath } from "./own-path";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; signedOut?: string; changed?: string }> };

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
