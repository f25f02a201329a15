import type { Metadata } from "next";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { requirePagePermission } from "@/lib/auth/session";
import { refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { getChoices } from "../../choices";
import { newFormToken } from "../../form-token";
import { orNotFound } from "../or-not-found";
import { OrganizationCustomer } from "../organization-customer";
import { EditAccessNote } from "./edit-access-note";
import { EditOrganizationForm } from "./edit-organization-form";

export const metadata: Metadata = { title: "Edit organization" };

export default async function EditOrganizationPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  await requirePagePermission("organizations:edit");
  const ctx = await getSystemContext();
  const { organization, problem } = await orNotFound(refreshOrganization(ctx, address));
  const access = ctx.vocdoni.organizations.editAccess();
  const base = `/organizations/${organization.address}`;
  const possible = organization.goneAt === null && access !== "none";
  return (
    <>
      <PageHeader
        title={`Edit ${organization.name.slice(0, 120) || "organization"}`}
        breadcrumbs={[
          { href: "/organizations", label: "Organizations" },
          { href: base, label: organization.name.slice(0, 60) || "No name" },
        ]}
      />
      {organization.goneAt ? (
        <Note tone="warn" title="Vocdoni no longer has this organization" className="mb-4">
          Its fields cannot be edited any more; its customer here still can.
        </Note>
      ) : (
        <EditAccessNote access={access} sessionConfigured={ctx.upstream.sessionConfigured} />
      )}
      {problem ? (
        <Note tone="warn" title="This may not be its present state" className="mb-4">
          {problem} Saving reads it anew first and changes nothing when somebody else changed it.
        </Note>
      ) : null}
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
        {possible ? (
          <EditOrganizationForm
            formToken={newFormToken()}
            address={organization.address}
            base={organization.fieldsHash}
            fields={organization.fields}
            type={organization.record.type}
            choices={getChoices()}
            now={ctx.now().toISOString()}
          />
        ) : (
          <p className="text-ink-2">Only the customer can be changed here at present.</p>
        )}
        <OrganizationCustomer organization={organization} canLink />
      </div>
    </>
  );
}
