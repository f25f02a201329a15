import type { Metadata } from "next";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { requirePagePermission } from "@/lib/auth/session";
import { getOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { organizationName } from "../../../../short-text";
import { FormSkeleton } from "../../form-skeleton";
import { Live } from "../live";
import { orNotFound } from "../or-not-found";
import { OrganizationCustomer } from "../organization-customer";
import { EditAccessNote } from "./edit-access-note";
import { readForm } from "./read-form";

export const metadata: Metadata = { title: "Edit organization" };

export default async function EditOrganizationPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  await requirePagePermission("organizations:edit");
  const ctx = await getSystemContext();
  const known = await orNotFound(getOrganization(ctx, address));
  const access = ctx.vocdoni.organizations.editAccess();
  const base = `/organizations/${known.address}`;
  const possible = known.goneAt === null && access !== "none";
  return (
    <ClientText
      of={["operations.outcome", "operations.progress", "operations.state", "operations.timeline", "operations.title"]}
    >
      <PageHeader
        title={`Edit ${organizationName(known, 120)}`}
        breadcrumbs={[
          { href: "/organizations", label: "Organizations" },
          { href: base, label: organizationName(known, 60) },
        ]}
      />
      {known.goneAt ? (
        <Note tone="warn" title="Vocdoni no longer has this organization" className="mb-4">
          Its fields cannot be edited any more; its customer here still can.
        </Note>
      ) : (
        <EditAccessNote access={access} sessionConfigured={ctx.upstream.sessionConfigured} />
      )}
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
        {possible ? (
          <Live
            shown={<FormSkeleton label="Reading the present state from Vocdoni" />}
            live={readForm(known.address)}
            keep
          />
        ) : (
          <p className="text-ink-2">Only the customer can be changed here at present.</p>
        )}
        <OrganizationCustomer organization={known} canLink />
      </div>
    </ClientText>
  );
}
