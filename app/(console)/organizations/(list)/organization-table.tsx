import { SortHeader } from "@/components/data-table/sort-header";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Address } from "@/components/ui/address";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { DateText, RelativeTime } from "@/components/ui/relative-time";
import { countryName, organizationTypeLabel } from "@/lib/format";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { OrganizationName } from "../organization-name";

const initial = { column: "name", dir: "asc" } as const;

type Props = { rows: OrganizationRow[]; gone: boolean; now: string };

export function OrganizationTable({ rows, gone, now }: Props) {
  return (
    <Table caption="Organizations">
      <TableHead>
        <SortHeader column="name" initial={initial}>
          Name
        </SortHeader>
        <HeadCell hide>Customer</HeadCell>
        <HeadCell hide>Type</HeadCell>
        <HeadCell hide>Country</HeadCell>
        <HeadCell>Address</HeadCell>
        <SortHeader column="votes" first="desc" initial={initial} numeric>
          Votes
        </SortHeader>
        {gone ? (
          <HeadCell numeric hide>
            Gone
          </HeadCell>
        ) : (
          <SortHeader column="created" first="desc" initial={initial} numeric hide>
            Created
          </SortHeader>
        )}
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.address}>
            <Cell className="min-w-40">
              <RowLink href={`/organizations/${row.address}`}>
                <OrganizationName name={row.name} />
              </RowLink>
              <NarrowLine>
                {row.customer?.name ?? "Not linked"} · {organizationTypeLabel(row.type)}
              </NarrowLine>
            </Cell>
            <Cell hide>
              {row.customer ? (
                <Link
                  href={`/customers/${row.customer.id}`}
                  className="wrap-anywhere rounded-sm text-ink-2 hover:underline"
                >
                  {row.customer.name}
                </Link>
              ) : (
                <Chip tone="mut">not linked</Chip>
              )}
            </Cell>
            <Cell hide className="whitespace-nowrap">
              {organizationTypeLabel(row.type)}
            </Cell>
            <Cell hide>{row.country === "" ? <span className="text-ink-3">—</span> : countryName(row.country)}</Cell>
            <Cell>
              <Address value={row.address} />
            </Cell>
            <Cell numeric>
              <Num value={row.sentVotes} />
            </Cell>
            <Cell numeric hide className="text-ink-2">
              {gone ? <RelativeTime value={row.goneAt} now={now} /> : <DateText value={row.createdAt} />}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
