import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { Address } from "@/components/ui/address";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Num } from "@/components/ui/number";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { DateText } from "@/components/ui/relative-time";
import type { CustomerDetail } from "@/lib/customers/read";
import { organizationTypeLabel } from "@/lib/format";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { organizationName, shortText } from "../../../short-text";
import { unlinkOrganizationAction } from "../../organizations/actions";
import { OrganizationName } from "../../organizations/organization-name";
import { LinkOrganization } from "./link-organization";

const HEADING = "customer-organizations";

type Whose = { id: string; name: string };

function Unlink({ organization, customer }: { organization: OrganizationRow; customer: Whose }) {
  const { address } = organization;
  const name = organizationName(organization);
  return (
    <ConfirmAction
      label="Unlink"
      fullLabel={`Unlink ${name}`}
      size="sm"
      variant="ghost"
      title={`Unlink ${name}?`}
      confirm="Unlink"
      action={unlinkOrganizationAction}
      values={{ address, expected: customer.id }}
      done="Organization unlinked"
      focusAfter={HEADING}
    >
      <p>
        It no longer counts as an organization of{" "}
        <b className="wrap-anywhere font-semibold">{shortText(customer.name)}</b>. The organization itself stays as it
        is at Vocdoni, and it can be linked again at any time.
      </p>
    </ConfirmAction>
  );
}

type LineProps = { organization: OrganizationRow; customer: Whose; mayLink: boolean };

function OrganizationLine({ organization, customer, mayLink }: LineProps) {
  const { address, name, type, sentVotes, createdAt, goneAt } = organization;
  return (
    <Row>
      <Cell>
        <RowLink href={`/organizations/${address}`} dir="auto" className="line-clamp-2">
          <OrganizationName name={name} />
        </RowLink>
        {goneAt ? (
          <span className="ml-2 inline-block">
            <Chip tone="bad">Gone from Vocdoni</Chip>
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
        {organizationTypeLabel(type)}
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

type Props = { customer: CustomerDetail; mayLink: boolean; mayCreate: boolean };

/** The customer's organizations, those gone from Vocdoni last, with what can be done about the links. */
export function CustomerOrganizations({ customer, mayLink, mayCreate }: Props) {
  const { id, name, organizations, usage, archivedAt } = customer;
  const isOpen = archivedAt === null;
  const shown = organizations.filter((organization) => organization.goneAt === null).length;
  const actions = isOpen ? (
    <>
      {mayLink ? <LinkOrganization customerId={id} customerName={name} /> : null}
      {mayCreate ? (
        <ButtonLink href={`/organizations/new?customer=${id}`} size="sm">
          New organization for this customer
        </ButtonLink>
      ) : null}
    </>
  ) : null;
  return (
    <Panel aria-labelledby={HEADING}>
      <PanelHeader title="Organizations" titleId={HEADING} ruled actions={actions} />
      {organizations.length === 0 ? (
        <EmptyState
          level={3}
          title="No organization is linked"
          body={
            isOpen && mayLink
              ? "Link one that exists at Vocdoni already, or create a new one for this customer."
              : "What is linked to this customer would be listed here."
          }
        />
      ) : (
        <Table caption={`Organizations of ${shortText(name)}`}>
          <TableHead>
            <HeadCell>Name</HeadCell>
            <HeadCell hide>Address</HeadCell>
            <HeadCell hide>Type</HeadCell>
            <HeadCell numeric>Votes</HeadCell>
            <HeadCell numeric hide>
              Created
            </HeadCell>
            {mayLink ? (
              <HeadCell>
                <span className="sr-only">Link</span>
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
          The first <Num value={shown} /> of <Num value={usage.organizations} />, by name. The sums above count all.
        </p>
      ) : null}
    </Panel>
  );
}
