import "server-only";
import { and, asc, desc, eq, isNotNull, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customers, organizationIndex, organizations } from "@/lib/db/schema";
import type { Place } from "@/lib/paging/place";
import { wordPatterns } from "@/lib/text/keys";
import type { OrganizationQuery } from "./list-query";

const index = organizationIndex;
const columns = { name: index.sortKey, created: index.createdOrder, votes: index.sentVotes };
const casts = { name: sql`text`, created: sql`timestamptz`, votes: sql`bigint` };

/** The columns of a row of organizations, wherever one is listed; needs a left join of customers. */
export const rowColumns = {
  address: organizations.address,
  name: organizations.name,
  type: organizations.type,
  country: organizations.country,
  sentVotes: organizations.sentVotes,
  createdAt: organizations.createdAt,
  goneAt: organizations.goneAt,
  customerId: customers.id,
  customerName: customers.name,
};

type Filter = Pick<OrganizationQuery, "q" | "type" | "country" | "linked" | "status">;
type Query = Filter & Pick<OrganizationQuery, "sort" | "dir">;
/** `after` leaves out everything up to a place, in the order of the walk; `backward` walks from the other end. */
export type Cut = { after?: Place | undefined; backward: boolean; limit: number; offset: number };

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

/** The direction of a walk, and what lies beyond the place that it starts from. */
function course({ sort, dir }: Query, { backward, after }: Cut) {
  const up = (dir === "asc") !== backward;
  const beyond = (place: SQLWrapper, address: SQLWrapper) =>
    after && sql`(${place}, ${address}) ${up ? sql`>` : sql`<`} (${after.value}::${casts[sort]}, ${after.id})`;
  return { by: up ? asc : desc, beyond };
}

/**
 * A page found by walking the order's index: for a list of which all or nearly all rows match, or whose filter has an
 * index in this order. Rows stand in the order of the walk.
 */
export async function walk(ctx: Pick<Ctx, "db">, query: Query, cut: Cut) {
  const column = columns[query.sort];
  const { by, beyond } = course(query, cut);
  const page = ctx.db.$with("page").as(
    ctx.db
      .select({ address: index.address, place: column })
      .from(index)
      .where(and(isOf(query), matches(query, index), beyond(column, index.address)))
      .orderBy(by(column), by(index.address))
      .limit(cut.limit)
      .offset(cut.offset),
  );
  return ctx.db
    .with(page)
    .select({ ...rowColumns, value: sql<string>`${page.place}::text` })
    .from(page)
    .innerJoin(organizations, eq(organizations.address, page.address))
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .orderBy(by(page.place), by(page.address));
}

/** Looks for a page among the next `most` rows of the order only; it has what matches of them, which may be too few. */
export async function peek(ctx: Pick<Ctx, "db">, query: Query, cut: Cut, most: number) {
  const column = columns[query.sort];
  const { by, beyond } = course(query, cut);
  const { searchText, type, country, customerId, address } = index;
  const next = ctx.db.$with("next").as(
    ctx.db
      .select({ address, place: column, searchText, type, country, customerId })
      .from(index)
      .where(and(isOf(query), beyond(column, address)))
      .orderBy(by(column), by(address))
      .limit(most),
  );
  const page = ctx.db
    .$with("page")
    .as(
      ctx.db
        .select({ address: next.address, place: next.place })
        .from(next)
        .where(matches(query, next))
        .orderBy(by(next.place), by(next.address))
        .limit(cut.limit)
        .offset(cut.offset),
    );
  return ctx.db
    .with(next, page)
    .select({ ...rowColumns, value: sql<string>`${page.place}::text` })
    .from(page)
    .innerJoin(organizations, eq(organizations.address, page.address))
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .orderBy(by(page.place), by(page.address));
}

/**
 * A page cut from all rows that match, collected first (at most `most`) and sorted then. `matches` is how many were
 * collected: `most` means that there may be more, and that the page means nothing. No row: none matches, or none there.
 */
export async function collect(ctx: Pick<Ctx, "db">, query: Query, cut: Cut, most: number) {
  const column = columns[query.sort];
  const { by, beyond } = course(query, cut);
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
        .orderBy(by(matching.place), by(matching.address))
        .limit(cut.limit)
        .offset(cut.offset),
    );
  return ctx.db
    .with(matching, page)
    .select({
      ...rowColumns,
      value: sql<string>`${page.place}::text`,
      matches: sql`(SELECT count(*) FROM ${matching})`.mapWith(Number),
    })
    .from(page)
    .innerJoin(organizations, eq(organizations.address, page.address))
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .orderBy(by(page.place), by(page.address));
}
