import "server-only";
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql, sum } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { customers, organizationIndex, organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { pageWithin } from "@/lib/paging/place";
import { matchesWords } from "@/lib/text/matches-words";
import { wordPatterns } from "@/lib/text/search-words";
import { isoDates } from "@/lib/time/iso-dates";
import { countCustomers } from "./counts";
import type { CustomerOption } from "./model";

const uuid = z.uuid();

export type CustomerQuery = {
  q: string;
  tag: string;
  archived: "" | "yes";
  sort: "name" | "organizations" | "votes" | "created";
  dir: "asc" | "desc";
  page: number;
  size: number;
};

const sums = (column: AnyPgColumn) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);

const present = isNull(organizations.goneAt);
const usage = {
  organizations: count(organizations.address),
  sentVotes: sums(organizations.sentVotes),
  sentEmails: sums(organizations.sentEmails),
  sentSMS: sums(organizations.sentSMS),
};

/** The IDs of one page. Only sorting by usage sums up all customers; other orders select the page first. */
async function pageOfIds(ctx: Pick<Ctx, "db">, query: CustomerQuery, filter: SQL | undefined, offset: number) {
  const by = query.dir === "asc" ? asc : desc;
  const { size: limit } = query;
  if (query.sort === "name" || query.sort === "created") {
    const column = query.sort === "name" ? customers.sortKey : customers.createdAt;
    const cut = ctx.db.select({ id: customers.id }).from(customers).where(filter);
    return cut.orderBy(by(column), by(customers.id)).limit(limit).offset(offset);
  }
  const used = ctx.db
    .select({
      customerId: organizationIndex.customerId,
      organizations: count().as("organizations"),
      votes: sum(organizationIndex.sentVotes).as("votes"),
    })
    .from(organizationIndex)
    .where(and(isNotNull(organizationIndex.customerId), eq(organizationIndex.gone, false)))
    .groupBy(organizationIndex.customerId)
    .as("used");
  return ctx.db
    .select({ id: customers.id })
    .from(customers)
    .leftJoin(used, eq(used.customerId, customers.id))
    .where(filter)
    .orderBy(by(sql`coalesce(${query.sort === "votes" ? used.votes : used.organizations}, 0)`), by(customers.id))
    .limit(limit)
    .offset(offset);
}

/** Customers with the usage of their current organizations. A page beyond the last yields the last. */
export async function listCustomers(ctx: Pick<Ctx, "db">, query: CustomerQuery) {
  const filter = and(
    query.archived === "yes" ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt),
    matchesWords(customers.searchText, query.q),
    query.tag === "" ? undefined : sql`${customers.tags} @> ARRAY[${query.tag}]::text[]`,
  );
  const counted = wordPatterns(query.q).length === 0;
  const total = counted ? await countCustomers(ctx, query) : await ctx.db.$count(customers, filter);
  const page = pageWithin(query, total);
  const ids = (await pageOfIds(ctx, query, filter, (page - 1) * query.size)).map(({ id }) => id);
  const { id, name, externalId, tags, archivedAt, createdAt } = customers;
  const found = await ctx.db
    .select({ id, name, externalId, tags, archivedAt, createdAt, ...usage })
    .from(customers)
    .leftJoin(organizations, and(eq(organizations.customerId, customers.id), present))
    .where(inArray(customers.id, ids))
    .groupBy(customers.id);
  const rows = found.map((row) => isoDates(row));
  return { total, page, rows: rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) };
}

/** A row of the customers list; counters are sums over its organizations. */
export type CustomerRow = Awaited<ReturnType<typeof listCustomers>>["rows"][number];

/** One customer with the totals of its current organizations. Throws AppError `not-found`. */
export async function getCustomer(ctx: Pick<Ctx, "db">, id: string) {
  const missing = new AppError("not-found", message("customers.errors.notFound"));
  if (!uuid.safeParse(id).success) throw missing;
  const [found] = await ctx.db.select().from(customers).where(eq(customers.id, id));
  if (!found) throw missing;
  const [summed] = await ctx.db
    .select(usage)
    .from(organizations)
    .where(and(eq(organizations.customerId, id), present));
  const { sortKey: _sortKey, searchText: _searchText, ...fields } = found;
  return { ...isoDates(fields), usage: summed ?? { organizations: 0, sentVotes: 0, sentEmails: 0, sentSMS: 0 } };
}

export type CustomerDetail = Awaited<ReturnType<typeof getCustomer>>;

/** The first customers whose name or external ID contains `q`, for a picker; archived ones are left out. */
export async function searchCustomers(ctx: Pick<Ctx, "db">, q: string, limit = 20): Promise<CustomerOption[]> {
  return ctx.db
    .select({ id: customers.id, name: customers.name, externalId: customers.externalId })
    .from(customers)
    .where(and(isNull(customers.archivedAt), matchesWords(customers.searchText, q)))
    .orderBy(customers.sortKey, customers.id)
    .limit(limit);
}
