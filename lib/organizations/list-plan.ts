import "server-only";
import { and, eq, isNotNull, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customers, organizationIndex, organizations } from "@/lib/db/schema";
import { along } from "@/lib/paging/along";
import type { Cut, Found, List } from "@/lib/paging/pager";
import { wordPatterns } from "@/lib/text/keys";
import type { OrganizationQuery } from "./list-query";
import { rowColumns, toRow } from "./row";
import type { OrganizationRow } from "./schemas";

const index = organizationIndex;
const columns = { name: index.sortKey, created: index.createdOrder, votes: index.sentVotes };
const types = { name: sql`text`, created: sql`timestamptz`, votes: sql`bigint` };

type Filter = Pick<OrganizationQuery, "q" | "type" | "country" | "linked" | "status">;
type Query = Filter & Pick<OrganizationQuery, "sort" | "dir">;
type Columns = Record<"searchText" | "type" | "country" | "customerId", SQLWrapper>;

const isOf = ({ status }: Filter) => eq(index.gone, status === "gone");

function matches({ q, type, country, linked }: Filter, of: Columns): SQL | undefined {
  return and(
    ...wordPatterns(q).map((pattern) => sql`${of.searchText} LIKE ${pattern}`),
    type === "" ? undefined : sql`${of.type} = ${type}`,
    country === "" ? undefined : sql`${of.country} = ${country}`,
    linked === "" ? undefined : linked === "yes" ? isNotNull(of.customerId) : isNull(of.customerId),
  );
}

const order = ({ sort, dir }: Query, cut: Cut) => ({ column: columns[sort], ...along(dir, cut, types[sort]) });

type Shown = Parameters<typeof toRow>[0] & { value: string };

const toFound = (raw: Shown): Found<OrganizationRow> => ({
  row: toRow(raw),
  place: { value: raw.value, id: raw.address },
});

/**
 * A page found by walking the order's index: for a list of which all or nearly all rows match, or whose filter has an
 * index in this order. Rows stand in the order of the walk.
 */
export async function walk(ctx: Pick<Ctx, "db">, query: Query, cut: Cut): Promise<Found<OrganizationRow>[]> {
  const { column, sorted, beyond } = order(query, cut);
  const page = ctx.db.$with("page").as(
    ctx.db
      .select({ address: index.address, place: column })
      .from(index)
      .where(and(isOf(query), matches(query, index), beyond(column, index.address)))
      .orderBy(sorted(column, index.address))
      .limit(cut.limit)
      .offset(cut.offset),
  );
  const rows = await ctx.db
    .with(page)
    .select({ ...rowColumns, value: sql<string>`${page.place}::text` })
    .from(page)
    .innerJoin(organizations, eq(organizations.address, page.address))
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .orderBy(sorted(page.place, page.address));
  return rows.map(toFound);
}

/** Looks for a page among the next `most` rows of the order only; it has what matches of them, which may be too few. */
export async function peek(
  ctx: Pick<Ctx, "db">,
  query: Query,
  cut: Cut,
  most: number,
): Promise<Found<OrganizationRow>[]> {
  const { column, sorted, beyond } = order(query, cut);
  const { searchText, type, country, customerId, address } = index;
  const next = ctx.db.$with("next").as(
    ctx.db
      .select({ address, place: column, searchText, type, country, customerId })
      .from(index)
      .where(and(isOf(query), beyond(column, address)))
      .orderBy(sorted(column, address))
      .limit(most),
  );
  const page = ctx.db
    .$with("page")
    .as(
      ctx.db
        .select({ address: next.address, place: next.place })
        .from(next)
        .where(matches(query, next))
        .orderBy(sorted(next.place, next.address))
        .limit(cut.limit)
        .offset(cut.offset),
    );
  const rows = await ctx.db
    .with(next, page)
    .select({ ...rowColumns, value: sql<string>`${page.place}::text` })
    .from(page)
    .innerJoin(organizations, eq(organizations.address, page.address))
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .orderBy(sorted(page.place, page.address));
  return rows.map(toFound);
}

/**
 * A page cut from all rows that match, collected first (at most `most`) and sorted then. `matches` is how many were
 * collected: `most` means that there may be more, and that the page means nothing. No row: none matches, or none there.
 */
export async function collect(
  ctx: Pick<Ctx, "db">,
  query: Query,
  cut: Cut,
  most: number,
): Promise<Awaited<ReturnType<List<OrganizationRow>["collect"]>>> {
  const { column, sorted, beyond } = order(query, cut);
  const matching = ctx.db.$with("matching").as(
    ctx.db
      .select({ address: index.address, place: column })
      .from(index)
      .where(and(isOf(query), matches(query, index)))
      .limit(most),
  );
  const page = ctx.db
    .$with("page")
    .as(
      ctx.db
        .select({ address: matching.address, place: matching.place })
        .from(matching)
        .where(beyond(matching.place, matching.address))
        .orderBy(sorted(matching.place, matching.address))
        .limit(cut.limit)
        .offset(cut.offset),
    );
  const rows = await ctx.db
    .with(matching, page)
    .select({
      ...rowColumns,
      value: sql<string>`${page.place}::text`,
      matches: sql`(SELECT count(*) FROM ${matching})`.mapWith(Number),
    })
    .from(page)
    .innerJoin(organizations, eq(organizations.address, page.address))
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .orderBy(sorted(page.place, page.address));
  return { rows: rows.map(toFound), matches: rows[0]?.matches ?? 0 };
}
