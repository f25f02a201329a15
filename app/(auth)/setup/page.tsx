import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getSystemContext } from "@/lib/server-context";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { SetupForm } from "./setup-form";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  const ctx = await getSystemContext();
  if (!(await needsFirstAdmin(ctx))) redirect("/sign-in");
  return (
    <AuthLayout
      title="Make the first administrator"
      subtitle="The code stands in the terminal where the console was started."
      environment={environmentOf(ctx.upstream.url)}
    >
      <SetupForm />
    </AuthLayout>
  );
}
