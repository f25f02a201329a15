import { useText } from "#use-text";
import { SortHeader } from "@/components/data-table/sort-header";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Num } from "@/components/ui/number";
import { DateText } from "@/components/ui/relative-time";
import type { CustomerRow } from "@/lib/customers/read";
import { CustomerTags } from "../customer-tags";

const initial = { column: "name", dir: "asc" } as const;

function CustomerLine({ customer }: { customer: CustomerRow }) {
  const { id, name, externalId, organizations, sentVotes, sentEmails, tags, createdAt } = customer;
  const text = useText("customers.table");
  return (
    <Row>
      <Cell>
        <RowLink href={`/customers/${id}`} dir="auto" className="line-clamp-2!">
          {name}
        </RowLink>
        <NarrowLine>
          {externalId
            ? text("narrowWithId", { count: organizations, externalId: externalId.slice(0, 60) })
            : text("narrow", { count: organizations })}
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

/** Customers with the usage of their current organizations. */
export function CustomersTable({ rows }: { rows: readonly CustomerRow[] }) {
  const text = useText("customers.table");
  const field = useText("customers.fields");
  return (
    <Table caption={text("caption")}>
      <TableHead>
        <SortHeader column="name" initial={initial}>
          {field("name")}
        </SortHeader>
        <HeadCell hide>{field("externalId")}</HeadCell>
        <SortHeader column="organizations" first="desc" initial={initial} numeric hide>
          {text("organizations")}
        </SortHeader>
        <SortHeader column="votes" first="desc" initial={initial} numeric>
          {text("votes")}
        </SortHeader>
        <HeadCell numeric hide>
          {text("emails")}
        </HeadCell>
        <HeadCell hide>{field("tags")}</HeadCell>
        <SortHeader column="created" first="desc" initial={initial} numeric hide>
          {text("created")}
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
