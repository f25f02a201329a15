import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClientText } from "@/components/client-text";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getText } from "@/lib/messages/get-text";
import { getSystemContext } from "@/lib/server-context";
import { getActor } from "@/lib/session/session";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { LanguageSwitch } from "../../language/language-switch";
import { localPath } from "../../local-path";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("auth.signIn"))("title") };
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[]; signedOut?: string; changed?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, changed } = await searchParams;
  const target = localPath(callbackUrl);
  const ctx = await getSystemContext();
  if (await needsFirstAdmin(ctx)) redirect("/setup");
  if (await getActor()) redirect(target);
  const text = await getText("auth.signIn");
  return (
    <AuthLayout title={text("title")} environment={environmentOf(ctx.upstream.url)} footer={<LanguageSwitch />}>
      <ClientText of={["auth.signIn"]}>
        <SignInForm target={target} notice={changed === undefined ? null : text("passwordChanged")} />
      </ClientText>
    </AuthLayout>
  );
}
