import type { Metadata } from "next";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requirePagePermission } from "@/lib/auth/session";
import { deleteConfirmation } from "@/lib/organizations/delete";
import { previewDelete } from "@/lib/organizations/delete-preview";
import { refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { newFormToken } from "../../form-token";
import { orNotFound } from "../or-not-found";
import { DeleteEffects } from "./delete-effects";
import { DeleteOrganizationForm } from "./delete-organization-form";

export const metadata: Metadata = { title: "Delete organization" };

export default async function DeleteOrganizationPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  await requirePagePermission("organizations:delete");
  const ctx = await getSystemContext();
  const { organization, problem } = await orNotFound(refreshOrganization(ctx, address));
  const base = `/organizations/${organization.address}`;
  const name = organization.name.slice(0, 120) || "organization";
  const breadcrumbs = [
    { href: "/organizations", label: "Organizations" },
    { href: base, label: organization.name.slice(0, 60) || "No name" },
  ];
  const gone = organization.goneAt !== null;
  const preview = gone ? null : await previewDelete(ctx, organization.address);
  return (
    <>
      <PageHeader
        title={`Delete ${name}`}
        breadcrumbs={breadcrumbs}
        subtitle={organization.customer ? `customer ${organization.customer.name}` : "not linked to a customer"}
      />
      {problem ? (
        <Note tone="warn" title="Vocdoni could not be asked for its present state" className="mb-3">
          {problem}
        </Note>
      ) : null}
      <Panel pad className="max-w-3xl">
        {preview && preview.open.length > 0 ? (
          <Note
            tone="warn"
            title={
              preview.open.length === 1
                ? "One election is still open."
                : `${preview.open.length} elections are still open.`
            }
            className="mb-3"
          >
            Vocdoni refuses to delete until {preview.open.length === 1 ? "it has" : "they have"} ended:{" "}
            {preview.open.slice(0, 5).join(", ")}
            {preview.open.length > 5 ? ` and ${preview.open.length - 5} more` : ""}.
          </Note>
        ) : null}
        {preview ? <DeleteEffects organization={organization} preview={preview} /> : null}
        <DeleteOrganizationForm
          formToken={newFormToken()}
          address={organization.address}
          expected={deleteConfirmation(organization)}
          gone={gone}
          now={ctx.now().toISOString()}
        />
      </Panel>
    </>
  );
}
