import { redirect } from "next/navigation";
import { z } from "zod";
import { ClientText } from "@/components/client-text";
import { AuthLayout } from "@/components/layout/auth-layout";
import { getText } from "@/lib/messages/get-text";
import { definePublicPage } from "@/lib/page";
import { needsFirstAdmin } from "@/lib/staff/first-admin";
import { environmentOf } from "../../environment";
import { ownPath } from "./own-path";
import { SignInForm } from "./sign-in-form";

const paramsSchema = z.object({ callbackUrl: z.string(), changed: z.enum(["", "1"]) });

const SignInPage = definePublicPage({
  search: { schema: paramsSchema, defaults: { callbackUrl: "/", changed: "" } },
  load: async (ctx, { query }) => {
    const target = ownPath(query.callbackUrl);
    if (await needsFirstAdmin(ctx)) redirect("/setup");
    if (ctx.actor) redirect(target);
    return { url: ctx.upstream.url, target };
  },
  title: "auth.signIn.title",
  render: async ({ url, target }, { query }) => {
    const text = await getText("auth.signIn");
    return (
      <AuthLayout title={text("title")} environment={environmentOf(url)}>
        <ClientText of={["auth.signIn"]}>
          <SignInForm target={target} notice={query.changed ? text("passwordChanged") : null} />
        </ClientText>
      </AuthLayout>
    );
  },
});

export const generateMetadata = SignInPage.generateMetadata;
export default SignInPage;
