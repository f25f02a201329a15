import { SortHeader } from "@/components/data-table/sort-header";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Num } from "@/components/ui/number";
import { DateText } from "@/components/ui/relative-time";
import type { CustomerRow } from "@/lib/customers/schemas";
import { CustomerTags } from "../customer-tags";

const initial = { column: "name", dir: "asc" } as const;

function CustomerLine({ customer }: { customer: CustomerRow }) {
  const { id, name, externalId, organizations, sentVotes, sentEmails, tags, createdAt } = customer;
  return (
    <Row>
      <Cell>
        <RowLink href={`/customers/${id}`} dir="auto" className="line-clamp-2">
          {name}
        </RowLink>
        <NarrowLine>
          <Num value={organizations} /> {organizations === 1 ? "organization" : "organizations"}
          {externalId ? ` · ${externalId.slice(0, 60)}` : ""}
        </NarrowLine>
      </Cell>
      <Cell hide className="max-w-44 text-ink-2">
        <span title={externalId ?? undefined} className="block truncate font-mono text-[12.5px]">
          {externalId ?? <span className="font-sans text-ink-3">—</span>}
        </span>
      </Cell>
      <Cell numeric hide>
        <Num value={organizations} />
      </Cell>
      <Cell numeric>
        <Num value={sentVotes} />
      </Cell>
      <Cell numeric hide>
        <Num value={sentEmails} />
      </Cell>
      <Cell hide>
        <CustomerTags tags={tags} most={2} />
      </Cell>
      <Cell numeric hide className="text-ink-3">
        <DateText value={createdAt} />
      </Cell>
    </Row>
  );
}

/** Customers with what their present organizations used. */
export function CustomersTable({ rows }: { rows: readonly CustomerRow[] }) {
  return (
    <Table caption="Customers">
      <TableHead>
        <SortHeader column="name" initial={initial}>
          Name
        </SortHeader>
        <HeadCell hide>External id</HeadCell>
        <SortHeader column="organizations" first="desc" initial={initial} numeric hide>
          Organizations
        </SortHeader>
        <SortHeader column="votes" first="desc" initial={initial} numeric>
          Votes
        </SortHeader>
        <HeadCell numeric hide>
          E-mails
        </HeadCell>
        <HeadCell hide>Tags</HeadCell>
        <SortHeader column="created" first="desc" initial={initial} numeric hide>
          Created
        </SortHeader>
      </TableHead>
      <TableBody>
        {rows.map((customer) => (
          <CustomerLine key={customer.id} customer={customer} />
        ))}
      </TableBody>
    </Table>
  );
}
