import { z } from "zod";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { addressSchema } from "@/lib/address";
import { getText } from "@/lib/messages/get-text";
import { say } from "@/lib/messages/text";
import { deleteAlternatives, deleteConfirmation } from "@/lib/organizations/delete";
import { previewDelete } from "@/lib/organizations/delete-preview";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { organizationName } from "../../../../short-text";
import { newFormToken } from "../../form-token";
import { Live } from "../live";
import { DeleteEffects } from "./delete-effects";
import { DeleteOrganizationForm } from "./delete-organization-form";
import { DeleteWarnings } from "./delete-warnings";

/** What is known before Vocdoni has answered: the figures that the console counts on, no warning yet. */
function Effects({ organization }: { organization: OrganizationDetail }) {
  const text = useText("organizations.deletePage");
  return (
    <>
      <DeleteEffects organization={organization} preview={null} />
      <p role="status" className="mt-3 text-ink-3 text-sm">
        {text("checking")}
      </p>
    </>
  );
}

const DeleteOrganizationPage = definePage({
  permission: "organizations:delete",
  params: z.object({ address: addressSchema }),
  load: async (ctx, { params: { address } }) => {
    const organization = await getOrganization(ctx, address);
    const effects =
      organization.goneAt === null
        ? Promise.all([refreshOrganization(ctx, address), previewDelete(ctx, address)])
        : null;
    return { organization, effects, formToken: newFormToken() };
  },
  title: "organizations.deletePage.title",
  render: async ({ organization, effects, formToken }, { now, locale }) => {
    const base = `/organizations/${organization.address}`;
    const text = await getText("organizations.deletePage");
    const list = await getText("organizations.list");
    const breadcrumbs = [
      { href: "/organizations", label: list("title") },
      { href: base, label: organizationName(organization, 60) },
    ];
    const gone = organization.goneAt !== null;
    const { customer } = organization;
    return (
      <ClientText
        of={[
          "operations.outcome",
          "operations.progress",
          "operations.state",
          "operations.timeline",
          "operations.title",
          "organizations.delete",
          "organizations.fields",
          "organizations.follow",
        ]}
      >
        <PageHeader
          title={text("heading", { name: organizationName(organization, 120) })}
          breadcrumbs={breadcrumbs}
          subtitle={customer ? text("customer", { customer: customer.name }) : text("unassigned")}
        />
        <Panel pad className="max-w-3xl">
          {effects ? (
            <Live
              shown={<Effects organization={organization} />}
              live={effects.then(([{ organization: refreshed, problem }, preview]) => (
                <>
                  <DeleteEffects organization={refreshed} preview={preview} />
                  <DeleteWarnings preview={preview} problem={problem && say(problem, locale)} />
                </>
              ))}
              keep
            />
          ) : null}
          <DeleteOrganizationForm
            formToken={formToken}
            address={organization.address}
            expected={deleteConfirmation(organization)}
            alternatives={deleteAlternatives(organization)}
            gone={gone}
            now={now}
          />
        </Panel>
      </ClientText>
    );
  },
});

export const generateMetadata = DeleteOrganizationPage.generateMetadata;
export default DeleteOrganizationPage;
