import { OrganizationName } from "@/app/(console)/organizations/organization-name";
import { shortText } from "@/app/short-text";
import { SortHeader } from "@/components/data-table/sort-header";
import { Cell, HeadCell, NarrowLine, Row, RowLink, Table, TableHead } from "@/components/data-table/table";
import { TableBody } from "@/components/data-table/table-body";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { Num } from "@/components/ui/number";
import { DateText } from "@/components/ui/relative-time";
import type { Change, RankingQuery, RankingRow } from "@/lib/quota/ranking-schemas";
import { isNobody } from "@/lib/quota/ranking-schemas";
import { quotaWords } from "@/lib/quota/schemas";
import { changeWords, freedWords, type Pool, shareWords } from "../usage-words";

const initial = { column: "used", dir: "desc" } as const;

type Props = { rows: readonly RankingRow[]; query: RankingQuery; pool: Pool; locale: string };

function ChangeCell({ change, locale, hide = false }: { change: Change; locale: string; hide?: boolean }) {
  const { text, since } = changeWords(change, locale);
  return (
    <Cell numeric hide={hide}>
      {text}
      {since ? <span className="block text-ink-3 text-xs">{since}</span> : null}
    </Cell>
  );
}

function Name({ row: { id, name, archived, goneAt }, by }: { row: RankingRow; by: RankingQuery["by"] }) {
  if (by === "organization") {
    return (
      <>
        <RowLink href={`/organizations/${id}`}>
          <OrganizationName name={name} address={id} />
        </RowLink>
        {goneAt ? (
          <span className="mt-0.5 block text-ink-3 text-sm">
            gone since <DateText value={goneAt} />
          </span>
        ) : null}
      </>
    );
  }
  if (isNobody(id)) return <RowLink href="/drift?kind=unlinked">No customer</RowLink>;
  return (
    <>
      <RowLink href={`/customers/${id}`} dir="auto">
        {shortText(name, 120)}
      </RowLink>
      {archived ? (
        <span className="ml-2 inline-block">
          <Chip tone="warn">Archived</Chip>
        </span>
      ) : null}
    </>
  );
}

function Line({ row, query: { by, counter }, pool, locale }: Omit<Props, "rows"> & { row: RankingRow }) {
  const { used, change7, change30, customer } = row;
  const freed = freedWords(counter, used, pool, locale);
  const narrow = changeWords(change30, locale);
  return (
    <Row>
      <Cell className="min-w-36">
        <Name row={row} by={by} />
        <NarrowLine>
          {shareWords(used, pool.all, locale)} of all
          {pool.limit === null ? null : ` · ${shareWords(used, pool.limit, locale)} of the limit`}
          {` · ${narrow.text} ${narrow.since ?? "in 30 days"}`}
        </NarrowLine>
      </Cell>
      {by === "organization" ? (
        <Cell hide>
          {customer ? (
            <Link href={`/customers/${customer.id}`} className="wrap-anywhere rounded-sm text-ink-2 hover:underline">
              {shortText(customer.name, 60)}
            </Link>
          ) : (
            <Chip tone="mut">not linked</Chip>
          )}
        </Cell>
      ) : null}
      <Cell numeric>
        <Num value={used} />
      </Cell>
      <Cell numeric hide>
        {shareWords(used, pool.all, locale)}
      </Cell>
      {pool.limit === null ? null : (
        <Cell numeric hide>
          {shareWords(used, pool.limit, locale)}
        </Cell>
      )}
      <ChangeCell change={change7} locale={locale} />
      <ChangeCell change={change30} locale={locale} hide />
      <Cell numeric hide className="text-ink-2">
        {freed.text}
        {freed.left ? <span className="block text-ink-3 text-xs">{freed.left}</span> : null}
      </Cell>
    </Row>
  );
}

/** Organizations or customers by one counter, in the order of the URL. */
export function UsageTable({ rows, query, pool, locale }: Props) {
  const isOrganizations = query.by === "organization";
  return (
    <Table caption={`${isOrganizations ? "Organizations" : "Customers"} by ${quotaWords[query.counter]}`}>
      <TableHead>
        <HeadCell>{isOrganizations ? "Organization" : "Customer"}</HeadCell>
        {isOrganizations ? <HeadCell hide>Customer</HeadCell> : null}
        <SortHeader column="used" first="desc" initial={initial} numeric>
          {quotaWords[query.counter]}
        </SortHeader>
        <HeadCell numeric hide>
          Of all used
        </HeadCell>
        {pool.limit === null ? null : (
          <HeadCell numeric hide>
            Of the limit
          </HeadCell>
        )}
        <SortHeader column="change7" first="desc" initial={initial} numeric>
          7 days
        </SortHeader>
        <SortHeader column="change30" first="desc" initial={initial} numeric hide>
          30 days
        </SortHeader>
        <HeadCell numeric hide>
          Freed by deleting
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
