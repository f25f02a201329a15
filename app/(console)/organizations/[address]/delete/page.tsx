import { useText } from "#use-text";
import { Soon } from "@/app/soon";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { say } from "@/lib/messages/text";
import { deleteAlternatives, deleteConfirmation } from "@/lib/organizations/delete";
import { previewDelete } from "@/lib/organizations/delete-preview";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { definePage } from "@/lib/page";
import { organizationName } from "../../../../organization-label";
import { newFormToken } from "../../form-token";
import { DeleteEffects } from "./delete-effects";
import { DeleteOrganizationForm } from "./delete-organization-form";
import { DeleteWarnings } from "./delete-warnings";

const { generateMetadata, page } = definePage({
  permission: "organizations:delete",
  params: ["address"],
  load: async (ctx, { params }) => {
    const organization = await getOrganization(ctx, params.address);
    const { address, goneAt } = organization;
    const checked = goneAt ? null : Promise.all([refreshOrganization(ctx, address), previewDelete(ctx, address)]);
    return { organization, checked };
  },
  title: async () => (await getText("organizations.deletePage"))("title"),
  render: async ({ data: { organization, checked }, locale, now }) => {
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
          {checked === null ? null : (
            <Soon data={checked} fallback={<Effects organization={organization} />}>
              {([{ organization: current, problem }, preview]) => (
                <>
                  <DeleteEffects organization={current} preview={preview} />
                  <DeleteWarnings preview={preview} problem={problem && say(problem, locale)} />
                </>
              )}
            </Soon>
          )}
          <DeleteOrganizationForm
            formToken={newFormToken()}
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

export { generateMetadata, page as default };

/** Shown until Vocdoni responds: the known figures, without warnings. */
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
