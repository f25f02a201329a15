import { ClientText } from "@/components/client-text";
import { Banner } from "@/components/ui/banner";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { definePage } from "@/lib/page";
import { AccountPasswordForm } from "./account-password-form";

const { generateMetadata, page } = definePage({
  permission: "account:own",
  load: ({ actor }) => ({ actor }),
  title: async () => (await getText("account.page"))("title"),
  render: async ({ data: { actor } }) => {
    const { name, email, role, mustChangePassword } = actor;
    const [text, roleText, description] = await Promise.all([
      getText("account.page"),
      getText("team.roles"),
      getText("team.roleDescriptions"),
    ]);
    return (
      <>
        <PageHeader title={text("title")} subtitle={text("subtitle")} />
        {mustChangePassword ? (
          <Banner tone="warn" announce="none" className="mb-3" title={text("mustChangeTitle")}>
            {text("mustChangeBody")}
          </Banner>
        ) : null}
        <div className="grid items-start gap-3 lg:grid-cols-2">
          <Panel pad titleId="account-you" title={text("you")}>
            <DefinitionList>
              <Definition term={text("name")}>
                <bdi>{name}</bdi>
              </Definition>
              <Definition term={text("email")}>{email}</Definition>
              <Definition term={text("role")} hint={description(role)}>
                {roleText(role)}
              </Definition>
            </DefinitionList>
            <p className="mt-2 border-line border-t pt-2.5 text-ink-3 text-sm">{text("managed")}</p>
          </Panel>
          <Panel pad titleId="account-password" title={text("password")}>
            <ClientText of={["account.password"]}>
              <AccountPasswordForm email={email} />
            </ClientText>
          </Panel>
        </div>
      </>
    );
  },
});

export { generateMetadata, page as default };
