import { useLocale, useText } from "#use-text";
import { SortHeader } from "@/components/data-table/sort-header";
import { HeadCell, Table, TableHead } from "@/components/data-table/table";
import { checksumAddress } from "@/lib/checksum-address";
import { countryName } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import type { OrganizationRow } from "@/lib/organizations/schemas";
import { typeLabel } from "@/lib/organizations/type-label";
import { hasVisible, visibleLine } from "@/lib/text/visible";
import { shortText } from "../../../short-text";
import { OrganizationRows, type ReadyRow } from "./organization-rows";

const initial = { column: "name", dir: "asc" } as const;

/** Characters of a name: in its cell, and on hover. */
const SHOWN = 120;
const ON_HOVER = 1_000;

type Words = { type: Text<"organizations.type">; locale: string };

function ready(row: OrganizationRow, gone: boolean, words: Words): ReadyRow {
  const whole = hasVisible(row.name) ? visibleLine(row.name) : "";
  const name = shortText(whole, SHOWN);
  return {
    address: row.address,
    shown: checksumAddress(row.address),
    name,
    title: name === whole ? undefined : shortText(whole, ON_HOVER),
    type: typeLabel(words.type, row.type),
    country: row.country === "" ? "" : countryName(row.country, words.locale),
    customer: row.customer,
    votes: row.sentVotes,
    at: gone ? row.goneAt : row.createdAt,
  };
}

type Props = { rows: OrganizationRow[]; gone: boolean; now: string };

/** Widths that don't depend on the rows: the table is laid out once, and nothing moves while rows arrive. */
function Columns() {
  return (
    <colgroup className="max-xl:hidden">
      <col />
      <col className="w-[21%]" />
      <col className="w-[10%]" />
      <col className="w-[10%]" />
      <col className="w-37" />
      <col className="w-24" />
      <col className="w-31" />
    </colgroup>
  );
}

export function OrganizationTable({ rows, gone, now }: Props) {
  const text = useText("organizations.columns");
  const words = { type: useText("organizations.type"), locale: useLocale() };
  const list = useText("organizations.list");
  return (
    <Table caption={list("title")} className="xl:table-fixed">
      <Columns />
      <TableHead>
        <SortHeader column="name" initial={initial}>
          {text("name")}
        </SortHeader>
        <HeadCell hide>{text("customer")}</HeadCell>
        <HeadCell hide>{text("type")}</HeadCell>
        <HeadCell hide>{text("country")}</HeadCell>
        <HeadCell>{text("address")}</HeadCell>
        <SortHeader column="votes" first="desc" initial={initial} numeric>
          {text("votes")}
        </SortHeader>
        {gone ? (
          <HeadCell numeric hide>
            {text("deleted")}
          </HeadCell>
        ) : (
          <SortHeader column="created" first="desc" initial={initial} numeric hide>
            {text("created")}
          </SortHeader>
        )}
      </TableHead>
      <OrganizationRows rows={rows.map((row) => ready(row, gone, words))} gone={gone} now={now} />
    </Table>
  );
}
