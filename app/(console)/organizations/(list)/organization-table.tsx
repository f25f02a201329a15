import { SortHeader } from "@/components/data-table/sort-header";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { checksumAddress } from "@/lib/address";
import { countryName, organizationTypeLabel } from "@/lib/format";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { CopySymbol, OrganizationRows, type ReadyRow } from "./organization-rows";

const initial = { column: "name", dir: "asc" } as const;

/** Enough for the longest name that a row shows or tells on hover. */
const LONGEST = 2_002;

const ready = (row: OrganizationRow, gone: boolean): ReadyRow => ({
  address: row.address,
  shown: checksumAddress(row.address),
  name: row.name.slice(0, LONGEST),
  type: organizationTypeLabel(row.type),
  country: row.country === "" ? "" : countryName(row.country),
  customer: row.customer,
  votes: row.sentVotes,
  at: gone ? row.goneAt : row.createdAt,
});

type Props = { rows: OrganizationRow[]; gone: boolean; now: string };

export function OrganizationTable({ rows, gone, now }: Props) {
  return (
    <>
      <CopySymbol />
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
        <OrganizationRows rows={rows.map((row) => ready(row, gone))} gone={gone} now={now} />
      </Table>
    </>
  );
}
