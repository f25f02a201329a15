import type { Metadata } from "next";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { getText } from "@/lib/messages/get-text";
import { getOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { organizationName } from "../../../../short-text";
import { FormSkeleton } from "../../form-skeleton";
import { Live } from "../live";
import { orNotFound } from "../or-not-found";
import { OrganizationCustomer } from "../organization-customer";
import { EditAccessNote } from "./edit-access-note";
import { readForm } from "./read-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getText("organizations.editPage"))("title") };
}

export default async function EditOrganizationPage({ params }: { params: Promise<{ address: string }> }) {
  const { address } = await params;
  await requirePagePermission("organizations:edit");
  const ctx = await getSystemContext();
  const known = await orNotFound(getOrganization(ctx, address));
  const access = ctx.vocdoni.organizations.editAccess();
  const base = `/organizations/${known.address}`;
  const possible = known.goneAt === null && access !== "none";
  const text = await getText("organizations.editPage");
  const list = await getText("organizations.list");
  return (
    <ClientText
      of={[
        "operations.outcome",
        "operations.progress",
        "operations.state",
        "operations.timeline",
        "operations.title",
        "organizations.edit",
        "organizations.fields",
        "organizations.follow",
        "organizations.form",
        "organizations.link",
        "organizations.type",
      ]}
    >
      <PageHeader
        title={text("heading", { name: organizationName(known, 120) })}
        breadcrumbs={[
          { href: "/organizations", label: list("title") },
          { href: base, label: organizationName(known, 60) },
        ]}
      />
      {known.goneAt ? (
        <Note tone="warn" title={text("deleted")} className="mb-4">
          {text("deletedBody")}
        </Note>
      ) : (
        <EditAccessNote access={access} sessionConfigured={ctx.upstream.sessionConfigured} />
      )}
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_320px]">
        {possible ? (
          <Live shown={<FormSkeleton label={text("loading")} />} live={readForm(known.address)} keep />
        ) : (
          <p className="text-ink-2">{text("customerOnly")}</p>
        )}
        <OrganizationCustomer organization={known} canLink />
      </div>
    </ClientText>
  );
}
