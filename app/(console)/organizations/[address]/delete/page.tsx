import type { Metadata } from "next";
import { ClientText } from "@/components/client-text";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requirePagePermission } from "@/lib/auth/session";
import { deleteAlternatives, deleteConfirmation } from "@/lib/organizations/delete";
import { previewDelete } from "@/lib/organizations/delete-preview";
import { getOrganization, type OrganizationDetail, refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { organizationName } from "../../../../short-text";
import { newFormToken } from "../../form-token";
import { Live } from "../live";
import { orNotFound } from "../or-not-found";
import { DeleteEffects } from "./delete-effects";
import { DeleteOrganizationForm } from "./delete-organization-form";
import { DeleteWarnings } from "./delete-warnings";

export const metadata: Metadata = { title: "Delete organization" };

export default async function DeleteOrganizationPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  await requirePagePermission("organizations:delete");
  const ctx = await getSystemContext();
  const organization = await orNotFound(getOrganization(ctx, address));
  const base = `/organizations/${organization.address}`;
  const breadcrumbs = [
    { href: "/organizations", label: "Organizations" },
    { href: base, label: organizationName(organization, 60) },
  ];
  const gone = organization.goneAt !== null;
  return (
    <ClientText
      of={["operations.outcome", "operations.progress", "operations.state", "operations.timeline", "operations.title"]}
    >
      <PageHeader
        title={`Delete ${organizationName(organization, 120)}`}
        breadcrumbs={breadcrumbs}
        subtitle={organization.customer ? `customer ${organization.customer.name}` : "not linked to a customer"}
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
  return (
    <>
      <DeleteEffects organization={organization} preview={null} />
      <p role="status" className="mt-3 text-ink-3 text-sm">
        Asking Vocdoni what hangs on it, and whether an election is open…
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
  return (
    <>
      <DeleteEffects organization={organization} preview={preview} />
      <DeleteWarnings preview={preview} problem={problem} />
    </>
  );
}
