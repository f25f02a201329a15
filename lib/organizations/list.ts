import "server-only";
import { and, asc, count, desc, eq, isNotNull, isNull, like, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customers, organizations } from "@/lib/db/schema";
import { pageWithin } from "@/lib/paging";
import { wordPatterns } from "@/lib/text-keys";
import type { OrganizationQuery } from "./list-query";
import type { OrganizationRow } from "./schemas";

type Filter = Pick<OrganizationQuery, "q" | "type" | "country" | "linked" | "status">;

function where(filter: Filter): SQL | undefined {
  const { q, type, country, linked, status } = filter;
  return and(
    status === "gone" ? isNotNull(organizations.goneAt) : isNull(organizations.goneAt),
    ...wordPatterns(q).map((pattern) => like(organizations.searchText, pattern)),
    type === "" ? undefined : eq(organizations.type, type),
    country === "" ? undefined : eq(organizations.country, country),
    linked === ""
      ? undefined
      : linked === "yes"
        ? isNotNull(organizations.customerId)
        : isNull(organizations.customerId),
  );
}

function order({ sort, dir }: Pick<OrganizationQuery, "sort" | "dir">): SQL[] {
  const by = dir === "asc" ? asc : desc;
  const column = {
    name: organizations.sortKey,
    created: organizations.createdAt,
    votes: organizations.sentVotes,
  }[sort];
  return [by(column), by(organizations.address)];
}

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

type RawRow = {
  [K in keyof typeof rowColumns]: (typeof organizations.$inferSelect & { customerName: string | null })[K];
};

export function toRow({ customerId, customerName, createdAt, goneAt, ...row }: RawRow): OrganizationRow {
  return {
    ...row,
    customer: customerId === null ? null : { id: customerId, name: customerName ?? "" },
    createdAt: createdAt?.toISOString() ?? null,
    goneAt: goneAt?.toISOString() ?? null,
  };
}

/** One page of the mirror. A page beyond the last yields the last; `total` counts what the filters match. */
export async function listOrganizations(
  ctx: Pick<Ctx, "db">,
  query: Omit<OrganizationQuery, "size"> & { size: number },
): Promise<{ rows: OrganizationRow[]; total: number; page: number }> {
  const filter = where(query);
  const [counted] = await ctx.db.select({ n: count() }).from(organizations).where(filter);
  const total = counted?.n ?? 0;
  const page = pageWithin(query, total);
  const rows = await ctx.db
    .select(rowColumns)
    .from(organizations)
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .where(filter)
    .orderBy(...order(query))
    .limit(query.size)
    .offset((page - 1) * query.size);
  return { rows: rows.map(toRow), total, page };
}

/** What the mirror holds, and which types and countries occur in it, for the head and the filters of the list. */
export async function organizationFacets(ctx: Pick<Ctx, "db">) {
  const present = isNull(organizations.goneAt);
  const [totals] = await ctx.db
    .select({
      total: count(),
      unlinked: sql<number>`count(*) FILTER (WHERE ${organizations.customerId} IS NULL)`.mapWith(Number),
    })
    .from(organizations)
    .where(present);
  const types = await ctx.db
    .select({ value: organizations.type, n: count() })
    .from(organizations)
    .where(present)
    .groupBy(organizations.type)
    .orderBy(desc(count()));
  const countries = await ctx.db
    .select({ value: organizations.country, n: count() })
    .from(organizations)
    .where(present)
    .groupBy(organizations.country)
    .orderBy(desc(count()));
  return { total: totals?.total ?? 0, unlinked: totals?.unlinked ?? 0, types, countries };
}
