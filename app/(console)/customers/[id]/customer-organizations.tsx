import { useText } from "#use-text";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Address } from "@/components/ui/address";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import type { CustomerDetail } from "@/lib/customers/read";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { typeLabel } from "@/lib/organizations/type-label";
import { organizationName } from "../../../organization-label";
import { OrganizationName } from "../../../organization-name";
import { shortText } from "../../../short-text";
import { unlinkOrganizationAction } from "../../organizations/actions";
import { LinkOrganization } from "./link-organization";

const HEADING = "customer-organizations";

type Owner = { id: string; name: string };

function Unlink({ organization, customer }: { organization: OrganizationRow; customer: Owner }) {
  const text = useText("customers.unlink");
  const { address } = organization;
  const name = organizationName(organization);
  return (
    <ConfirmAction
      label={text("unlink")}
      fullLabel={text("unlinkName", { name })}
      size="sm"
      variant="ghost"
      title={text("title", { name })}
      confirm={text("unlink")}
      action={unlinkOrganizationAction}
      values={{ address, expected: customer.id }}
      done={text("done")}
      focusAfter={HEADING}
    >
      <p>
        {text.rich("body", {
          customer: shortText(customer.name),
          b: (chunks) => <b className="wrap-anywhere font-semibold">{chunks}</b>,
        })}
      </p>
    </ConfirmAction>
  );
}

type LineProps = { organization: OrganizationRow; customer: Owner; mayLink: boolean };

function OrganizationLine({ organization, customer, mayLink }: LineProps) {
  const { address, name, type, sentVotes, createdAt, goneAt } = organization;
  const text = useText("customers.organizations");
  return (
    <Row>
      <Cell>
        <RowLink href={`/organizations/${address}`} dir="auto" className="line-clamp-2!">
          <OrganizationName name={name} />
        </RowLink>
        {goneAt ? (
          <span className="ml-2 inline-block">
            <Chip tone="bad">{text("deleted")}</Chip>
          </span>
        ) : null}
        <NarrowLine>
          <Address value={address} />
        </NarrowLine>
      </Cell>
      <Cell hide>
        <Address value={address} href={`/organizations/${address}`} />
      </Cell>
      <Cell hide className="text-ink-2">
        {typeLabel(useText("organizations.type"), type)}
      </Cell>
      <Cell numeric>
        <Num value={sentVotes} />
      </Cell>
      <Cell numeric hide className="text-ink-3">
        <DateText value={createdAt} />
      </Cell>
      {mayLink ? (
        <Cell className="w-px text-right">
          <Unlink organization={organization} customer={customer} />
        </Cell>
      ) : null}
    </Row>
  );
}

type Props = { customer: CustomerDetail; organizations: OrganizationRow[]; mayLink: boolean; mayCreate: boolean };

/** The customer's organizations, deleted ones last, with ways to link and unlink them. */
export function CustomerOrganizations({ customer, organizations, mayLink, mayCreate }: Props) {
  const { id, name, usage, archivedAt } = customer;
  const text = useText("customers.organizations");
  const isOpen = archivedAt === null;
  const shown = organizations.filter((organization) => organization.goneAt === null).length;
  const actions = isOpen ? (
    <>
      {mayLink ? <LinkOrganization customerId={id} customerName={name} /> : null}
      {mayCreate ? (
        <ButtonLink href={`/organizations/new?customer=${id}`} size="sm">
          {text("new")}
        </ButtonLink>
      ) : null}
    </>
  ) : null;
  return (
    <Panel titleId={HEADING} title={text("title")} actions={actions}>
      {organizations.length === 0 ? (
        <EmptyState level={3} title={text("none")} body={text(isOpen && mayLink ? "noneBody" : "noneBodyViewer")} />
      ) : (
        <Table caption={text("caption", { name: shortText(name) })}>
          <TableHead>
            <HeadCell>{text("name")}</HeadCell>
            <HeadCell hide>{text("address")}</HeadCell>
            <HeadCell hide>{text("type")}</HeadCell>
            <HeadCell numeric>{text("votes")}</HeadCell>
            <HeadCell numeric hide>
              {text("created")}
            </HeadCell>
            {mayLink ? (
              <HeadCell>
                <span className="sr-only">{text("actions")}</span>
              </HeadCell>
            ) : null}
          </TableHead>
          <TableBody>
            {organizations.map((organization) => (
              <OrganizationLine
                key={organization.address}
                organization={organization}
                customer={{ id, name }}
                mayLink={mayLink}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {shown < usage.organizations ? (
        <p className="border-line border-t px-4 py-2 text-ink-3 text-sm">
          {text("first", { shown, total: usage.organizations })}
        </p>
      ) : null}
    </Panel>
  );
}
