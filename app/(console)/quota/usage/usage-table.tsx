import { useText } from "#use-text";
import { shortText } from "@/app/short-text";
import { SortHeader } from "@/components/data-table/sort-header";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { DateText } from "@/components/ui/relative-time";
import { shortAddress } from "@/lib/address";
import { checksumAddress } from "@/lib/checksum-address";
import type { RankingRow } from "@/lib/usage/ranking-list";
import type { Change, RankingQuery } from "@/lib/usage/ranking-schemas";
import { isUnassigned } from "@/lib/usage/ranking-schemas";
import { OrganizationName } from "../../../organization-name";
import { changeText, formatDay, formatShare, formatSigned, reclaimableText, type ShareBase } from "../usage-figures";

const initial = { column: "used", dir: "desc" } as const;

type Props = { rows: readonly RankingRow[]; query: RankingQuery; pool: ShareBase; locale: string };

function ChangeCell({ change, locale, hide = false }: { change: Change; locale: string; hide?: boolean }) {
  const { change: by, since } = changeText(useText("usage.change"), change, locale);
  return (
    <Cell numeric hide={hide}>
      {by}
      {since ? <span className="block text-ink-3 text-xs">{since}</span> : null}
    </Cell>
  );
}

function Name({ row: { id, name, archived, goneAt }, by }: { row: RankingRow; by: RankingQuery["by"] }) {
  const text = useText("usage.table");
  if (by === "organization") {
    return (
      <>
        <RowLink href={`/organizations/${id}`}>
          <OrganizationName name={name} address={shortAddress(checksumAddress(id))} />
        </RowLink>
        {goneAt ? (
          <span className="mt-0.5 block text-ink-3 text-sm">
            {text.rich("deleted", { date: () => <DateText value={goneAt} /> })}
          </span>
        ) : null}
      </>
    );
  }
  if (isUnassigned(id)) return <RowLink href="/reconciliation?kind=unlinked">{text("unassigned")}</RowLink>;
  return (
    <>
      <RowLink href={`/customers/${id}`} dir="auto">
        {shortText(name, 120)}
      </RowLink>
      {archived ? (
        <span className="ml-2 inline-block">
          <Chip tone="warn">{text("archived")}</Chip>
        </span>
      ) : null}
    </>
  );
}

function Line({ row, query: { by, counter }, pool, locale }: Omit<Props, "rows"> & { row: RankingRow }) {
  const { used, change7, change30, customer } = row;
  const text = useText("usage.table");
  const freed = reclaimableText(useText("usage.reclaimable"), { counter, used, pool, locale });
  const by30 = formatSigned(change30.by, locale);
  const narrow = [
    text("ofTotal", { share: formatShare(used, pool.all, locale) }),
    ...(pool.limit === null ? [] : [text("ofLimit", { share: formatShare(used, pool.limit, locale) })]),
    change30.since === null
      ? text("in30Days", { change: by30 })
      : text("changeSince", { change: by30, day: formatDay(change30.since, locale) }),
  ];
  return (
    <Row>
      <Cell className="min-w-36">
        <Name row={row} by={by} />
        <NarrowLine>{narrow.join(" · ")}</NarrowLine>
      </Cell>
      {by === "organization" ? (
        <Cell hide>
          {customer ? (
            <Link href={`/customers/${customer.id}`} className="wrap-anywhere rounded-sm text-ink-2 hover:underline">
              {shortText(customer.name, 60)}
            </Link>
          ) : (
            <Chip tone="mut">{text("unassigned")}</Chip>
          )}
        </Cell>
      ) : null}
      <Cell numeric>
        <Num value={used} />
      </Cell>
      <Cell numeric hide>
        {formatShare(used, pool.all, locale)}
      </Cell>
      {pool.limit === null ? null : (
        <Cell numeric hide>
          {formatShare(used, pool.limit, locale)}
        </Cell>
      )}
      <ChangeCell change={change7} locale={locale} />
      <ChangeCell change={change30} locale={locale} hide />
      <Cell numeric hide className="text-ink-2">
        {freed.amount}
        {freed.remaining ? <span className="block text-ink-3 text-xs">{freed.remaining}</span> : null}
      </Cell>
    </Row>
  );
}

/** Organizations or customers by one counter, in the order of the URL. */
export function UsageTable({ rows, query, pool, locale }: Props) {
  const isOrganizations = query.by === "organization";
  const text = useText("usage.table");
  const counter = useText("quota.counter")(query.counter);
  return (
    <Table caption={isOrganizations ? text("organizations", { counter }) : text("customers", { counter })}>
      <TableHead>
        <HeadCell>{isOrganizations ? text("organization") : text("customer")}</HeadCell>
        {isOrganizations ? <HeadCell hide>{text("customer")}</HeadCell> : null}
        <SortHeader column="used" first="desc" initial={initial} numeric>
          {counter}
        </SortHeader>
        <HeadCell numeric hide>
          {text("shareOfTotal")}
        </HeadCell>
        {pool.limit === null ? null : (
          <HeadCell numeric hide>
            {text("shareOfLimit")}
          </HeadCell>
        )}
        <SortHeader column="change7" first="desc" initial={initial} numeric>
          {text("days7")}
        </SortHeader>
        <SortHeader column="change30" first="desc" initial={initial} numeric hide>
          {text("days30")}
        </SortHeader>
        <HeadCell numeric hide>
          {text("reclaimable")}
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Line key={row.id} row={row} query={query} pool={pool} locale={locale} />
        ))}
      </TableBody>
    </Table>
  );
}
