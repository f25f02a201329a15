import { useText } from "#use-text";
import { ClientText } from "@/components/client-text";
import { Note } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/page-header";
import { DateText } from "@/components/ui/relative-time";
import { type CustomerDetail, getCustomer } from "@/lib/customers/read";
import { getText } from "@/lib/messages/get-text";
import { organizationsOfCustomer } from "@/lib/organizations/of-customer";
import { definePage } from "@/lib/page";
import { getSyncStatus } from "@/lib/sync/status";
import { shortText } from "../../../short-text";
import { loadShare } from "../../quota/load-share";
import { SubjectShare } from "../../quota/subject-share";
import { CustomerTags } from "../customer-tags";
import { ArchiveCustomer } from "./archive-customer";
import { CustomerFacts } from "./customer-facts";
import { CustomerOrganizations } from "./customer-organizations";
import { CustomerUsage } from "./customer-usage";

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

const { generateMetadata, page } = definePage({
  permission: "customers:read",
  params: ["id"],
  load: async (ctx, { params: { id } }) => {
    const customer = await getCustomer(ctx, id);
    const [sync, organizations, share] = await Promise.all([
      getSyncStatus(ctx),
      organizationsOfCustomer(ctx, id),
      loadShare(ctx, { kind: "customer", id }),
    ]);
    return { customer, sync, organizations, share };
  },
  title: async ({ data }) => shortText((await data()).customer.name),
  render: async ({ params: { id }, data: { customer, sync, organizations, share }, may }) => {
    const [text, titles] = await Promise.all([getText("customers.page"), getText("customers.titles")]);
    const mayWrite = may("customers:write");
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
            mayLink={may("organizations:link")}
            mayCreate={may("organizations:create")}
          />
          <CustomerFacts customer={customer} now={sync.now} />
        </div>
        <SubjectShare kind="customer" share={share} />
      </ClientText>
    );
  },
});

export { generateMetadata, page as default };
