import { redirect } from "next/navigation";
import { ClientText } from "@/components/client-text";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getText } from "@/lib/messages/get-text";
import { definePublicPage } from "@/lib/page";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { SetupForm } from "./setup-form";

const SetupPage = definePublicPage({
  load: async (ctx) => {
    if (!(await needsFirstAdmin(ctx))) redirect("/sign-in");
    return { url: ctx.upstream.url };
  },
  title: "auth.setup.metaTitle",
  render: async ({ url }) => {
    const text = await getText("auth.setup");
    return (
      <AuthLayout title={text("title")} subtitle={text("subtitle")} environment={environmentOf(url)}>
        <ClientText of={["auth.setup"]}>
          <SetupForm />
        </ClientText>
      </AuthLayout>
    );
  },
});

export const generateMetadata = SetupPage.generateMetadata;
export default SetupPage;
