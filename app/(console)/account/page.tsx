import type { Metadata } from "next";
import { Banner } from "@/components/ui/banner";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { getActor, requirePagePermission } from "@/lib/auth/session";
import { roleDescriptions } from "@/lib/staff/schemas";
import { roleWords } from "../team/role-words";
import { AccountPasswordForm } from "./account-password-form";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { name, email, role } = await requirePagePermission("account:own");
  const mustChange = (await getActor())?.mustChangePassword ?? false;
  return (
    <>
      <PageHeader title="Account" subtitle="Who you are here, and your password." />
      {mustChange ? (
        <Banner tone="warn" announce="none" className="mb-3" title="Choose a password of your own first">
          Somebody else gave you the one you signed in with. The rest of the console opens as soon as you replace it.
        </Banner>
      ) : null}
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Panel pad aria-labelledby="account-you">
          <PanelHeader title="You" titleId="account-you" />
          <DefinitionList>
            <Definition term="Name">
              <bdi>{name}</bdi>
            </Definition>
            <Definition term="E-mail">{email}</Definition>
            <Definition term="Role" hint={roleDescriptions[role]}>
              {roleWords[role]}
            </Definition>
          </DefinitionList>
          <p className="mt-2 border-line border-t pt-2.5 text-ink-3 text-sm">
            An administrator changes your name and your role.
          </p>
        </Panel>
        <Panel pad aria-labelledby="account-password">
          <PanelHeader title="Change password" titleId="account-password" />
          <AccountPasswordForm email={email} />
        </Panel>
      </div>
    </>
  );
}
