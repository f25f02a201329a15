import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClientText } from "@/components/client-text";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getText } from "@/lib/messages/get-text";
import { getSystemContext } from "@/lib/server-context";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { LanguageSwitch } from "../../language/language-switch";
import { SetupForm } from "./setup-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("auth.setup"))("metaTitle") };
}

export default async function SetupPage() {
  const ctx = await getSystemContext();
  if (!(await needsFirstAdmin(ctx))) redirect("/sign-in");
  const text = await getText("auth.setup");
  return (
    <AuthLayout
      title={text("title")}
      subtitle={text("subtitle")}
      environment={environmentOf(ctx.upstream.url)}
      footer={<LanguageSwitch />}
    >
      <ClientText of={["auth.setup"]}>
        <SetupForm />
      </ClientText>
    </AuthLayout>
  );
}
