import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { checksumAddress, shortAddress } from "@/lib/address";
import { can } from "@/lib/auth/permissions";
import { requirePagePermission } from "@/lib/auth/session";
import { listOperations } from "@/lib/operations/read";
import { getOrganization, refreshOrganization } from "@/lib/organizations/get";
import { getSystemContext } from "@/lib/server-context";
import { OrganizationName } from "../organization-name";
import { orNotFound } from "./or-not-found";
import { OrganizationAnatomy } from "./organization-anatomy";
import { OrganizationCustomer } from "./organization-customer";
import { OrganizationHistory } from "./organization-history";
import { OrganizationStatus } from "./organization-status";
import { OrganizationUsage } from "./organization-usage";

type Props = { params: Promise<{ address: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address } = await params;
  await requirePagePermission("organizations:read");
  const organization = await orNotFound(getOrganization(await getSystemContext(), address));
  return { title: organization.name.slice(0, 80) || shortAddress(checksumAddress(organization.address)) };
}

export default async function OrganizationPage({ params }: Props) {
  const { address } = await params;
  const actor = await requirePagePermission("organizations:read");
  const ctx = await getSystemContext();
  const { organization, problem } = await orNotFound(refreshOrganization(ctx, address));
  const operations = await listOperations(ctx, { kind: "", state: "", target: organization.address, page: 1, size: 5 });
  const now = ctx.now().toISOString();
  const present = organization.goneAt === null;
  const base = `/organizations/${organization.address}`;
  return (
    <>
      <PageHeader
        title={<OrganizationName name={organization.name} />}
        breadcrumbs={[{ href: "/organizations", label: "Organizations" }]}
        subtitle={<OrganizationStatus organization={organization} problem={problem} now={now} />}
        actions={
          <>
            {present && can(actor.role, "organizations:edit") ? (
              <ButtonLink href={`${base}/edit`}>Edit</ButtonLink>
            ) : null}
            {present && can(actor.role, "organizations:delete") ? (
              <ButtonLink href={`${base}/delete`} variant="danger">
                Delete
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          <OrganizationUsage organization={organization} />
          <OrganizationAnatomy organization={organization} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <OrganizationCustomer organization={organization} canLink={can(actor.role, "organizations:link")} />
          <OrganizationHistory
            operations={operations.rows}
            total={operations.total}
            address={organization.address}
            now={now}
          />
        </div>
      </div>
    </>
  );
}
