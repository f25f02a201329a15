import type { Metadata } from "next";
import { Suspense } from "react";
import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { DateText } from "@/components/ui/relative-time";
import { SkeletonPanel } from "@/components/ui/skeleton";
import { can } from "@/lib/auth/permissions";
import type { CustomerDetail } from "@/lib/customers/read";
import { getText } from "@/lib/messages/get-text";
import { organizationsOfCustomer } from "@/lib/organizations/of-customer";
import { getSystemContext } from "@/lib/server-context";
import { requirePagePermission } from "@/lib/session/session";
import { getSyncStatus } from "@/lib/sync/status";
import { shortText } from "../../../short-text";
import { SubjectShare } from "../../quota/subject-share";
import { CustomerTags } from "../customer-tags";
import { customerTitle, loadCustomer } from "../load-customer";
import { ArchiveCustomer } from "./archive-customer";
import { CustomerFacts } from "./customer-facts";
import { CustomerOrganizations } from "./customer-organizations";
import { CustomerUsage } from "./customer-usage";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: await customerTitle(id, "customers:read") };
}

function Subtitle({ customer }: { customer: CustomerDetail }) {
  const text = useText("customers.page");
  const { externalId, tags, archivedAt } = customer;
  if (!externalId && tags.length === 0 && !archivedAt) return text("noDetails");
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      {archivedAt ? <Chip tone="warn">{text("archived")}</Chip> : null}
      {externalId ? (
        <span className="wrap-anywhere">
          {text.rich("externalId", {
            id: () => <span className="font-mono text-[12.5px] text-ink-2">{shortText(externalId)}</span>,
          })}
        </span>
      ) : null}
      {tags.length > 0 ? <CustomerTags tags={tags} /> : null}
    </div>
  );
}

export default async function CustomerPage({ params }: Props) {
  const { id } = await params;
  const actor = await requirePagePermission("customers:read");
  const customer = await loadCustomer(id);
  const ctx = await getSystemContext();
  const [sync, organizations, text, titles] = await Promise.all([
    getSyncStatus(ctx),
    organizationsOfCustomer(ctx, id),
    getText("customers.page"),
    getText("customers.titles"),
  ]);
  const mayWrite = can(actor.role, "customers:write");
  const isArchived = customer.archivedAt !== null;

  return (
    <ClientText of={["customers.link"]}>
      <PageHeader
        title={<bdi title={customer.name}>{shortText(customer.name, 160)}</bdi>}
        subtitle={<Subtitle customer={customer} />}
        breadcrumbs={[{ href: "/customers", label: titles("customers") }]}
        actions={
          mayWrite ? (
            <>
              <ButtonLink href={`/customers/${id}/edit`}>{text("edit")}</ButtonLink>
              <ArchiveCustomer id={id} name={customer.name} archived={isArchived} />
            </>
          ) : undefined
        }
      />
      {isArchived ? (
        <Note
          className="mb-3"
          title={text.rich("archivedOn", { date: () => <DateText value={customer.archivedAt} /> })}
        >
          {text("archivedBody")}
        </Note>
      ) : null}
      <CustomerUsage usage={customer.usage} syncedAt={sync.syncedAt} now={sync.now} />
      <div className="mt-3 grid items-start gap-3 lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <CustomerOrganizations
          customer={customer}
          organizations={organizations}
          mayLink={can(actor.role, "organizations:link")}
          mayCreate={can(actor.role, "organizations:create")}
        />
        <CustomerFacts customer={customer} now={sync.now} />
      </div>
      <Suspense fallback={<SkeletonPanel className="mt-3" />}>
        <SubjectShare kind="customer" id={id} />
      </Suspense>
    </ClientText>
  );
}
