import type { Metadata } from "next";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { getText } from "@/lib/messages/get-text";
import { readerLocale } from "@/lib/messages/reader-locale";
import { say } from "@/lib/messages/text";
import { deleteAlternatives, deleteConfirmation } from "@/lib/organizations/delete";
import { previewDelete } from "@/lib/organizations/delete-preview";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { organizationName } from "../../../../short-text";
import { newFormToken } from "../../form-token";
import { Live } from "../live";
import { orNotFound } from "../or-not-found";
import { DeleteEffects } from "./delete-effects";
import { DeleteOrganizationForm } from "./delete-organization-form";
import { DeleteWarnings } from "./delete-warnings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("organizations.deletePage"))("title") };
}

export default async function DeleteOrganizationPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  await requirePagePermission("organizations:delete");
  const ctx = await getSystemContext();
  const organization = await orNotFound(getOrganization(ctx, address));
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
        {gone ? null : (
          <Live shown={<Effects organization={organization} />} live={readEffects(organization.address)} keep />
        )}
        <DeleteOrganizationForm
          formToken={newFormToken()}
          address={organization.address}
          expected={deleteConfirmation(organization)}
          alternatives={deleteAlternatives(organization)}
          gone={gone}
          now={ctx.now().toISOString()}
        />
      </Panel>
    </ClientText>
  );
}

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

async function readEffects(address: string) {
  const ctx = await getSystemContext();
  const [{ organization, problem }, preview] = await Promise.all([
    refreshOrganization(ctx, address),
    previewDelete(ctx, address),
  ]);
  const locale = await readerLocale();
  return (
    <>
      <DeleteEffects organization={organization} preview={preview} />
      <DeleteWarnings preview={preview} problem={problem && say(problem, locale)} />
    </>
  );
}
