import "server-only";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customers, operations, organizations } from "@/lib/db/schema";
import type { OperationView } from "@/lib/operations/model";
import { toView } from "@/lib/operations/read";
import { visibleLine } from "@/lib/text/visible";
import { isoDates } from "@/lib/time/iso-dates";
import { differs, unconfirmedCreation } from "./kinds";
import type { Named, Suggestion } from "./model";
import { suggestFor } from "./suggest";

type Page = { page: number; size: number };
type Db = Pick<Ctx, "db">;
const NO_SUGGESTION: Suggestion = { state: "none" };

const named = (customer: { id: string; name: string } | null): Named | null =>
  customer && { id: customer.id, name: customer.name };

/** One page of organizations with their customers, by name unless `order` says otherwise. */
async function select({ db }: Db, where: SQL, { page, size }: Page, order: SQL[] = byName) {
  const rows = await db
    .select({
      address: organizations.address,
      name: organizations.name,
      names: organizations.names,
      type: organizations.type,
      createdAt: organizations.createdAt,
      goneAt: organizations.goneAt,
      agreedName: organizations.agreedName,
      consoleRef: organizations.consoleRef,
      customer: { id: customers.id, name: customers.name, version: customers.version },
    })
    .from(organizations)
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .where(where)
    .orderBy(...order)
    .limit(size)
    .offset((page - 1) * size);
  return rows.map((row) => isoDates(row));
}
const byName = [asc(organizations.sortKey), asc(organizations.address)];
const latestDeleted = [desc(organizations.goneAt), desc(organizations.address)];

/** Unassigned organizations, each with its most likely customer. */
export async function listUnassigned(ctx: Db, page: Page) {
  const rows = await select(ctx, differs.unlinked, page);
  const suggestions = await suggestFor(ctx.db, rows);
  return rows.map(({ address, name, type, createdAt }) => {
    return { address, name, type, createdAt, suggestion: suggestions.get(address) ?? NO_SUGGESTION };
  });
}
export type UnassignedRow = Awaited<ReturnType<typeof listUnassigned>>[number];

/** Linked organizations that Vocdoni no longer lists and nobody deleted here; most recently deleted first. */
export async function listDeleted(ctx: Db, page: Page) {
  const rows = await select(ctx, differs.gone, page, latestDeleted);
  return rows.flatMap(({ address, name, customer, goneAt }) =>
    customer && goneAt ? [{ address, name, customer: { id: customer.id, name: customer.name }, goneAt }] : [],
  );
}
export type DeletedRow = Awaited<ReturnType<typeof listDeleted>>[number];

/**
 * Organizations whose name at Vocdoni differs from the last agreed one. `version` guards a rename of the customer;
 * `sameName`: its name is the one agreed on.
 */
export async function listRenamed(ctx: Db, page: Page) {
  const rows = await select(ctx, differs.renamed, page);
  return rows.map(({ address, name, agreedName, customer }) => ({
    address,
    name,
    agreedName: agreedName ?? "",
    customer: customer && { ...customer, sameName: visibleLine(customer.name) === visibleLine(agreedName ?? "") },
  }));
}
export type RenamedRow = Awaited<ReturnType<typeof listRenamed>>[number];

/** Organizations with a console's reference that no operation of this one has. */
export async function listUnrecognized(ctx: Db, page: Page) {
  const rows = await select(ctx, differs["foreign-reference"], page);
  return rows.map(({ address, name, consoleRef, createdAt, customer }) => ({
    address,
    name,
    reference: consoleRef ?? "",
    createdAt,
    customer: named(customer),
  }));
}
export type UnrecognizedRow = Awaited<ReturnType<typeof listUnrecognized>>[number];

/** Creations with an unknown outcome, oldest first. */
export async function listUnconfirmedCreations({ db }: Db, { page, size }: Page): Promise<OperationView[]> {
  const rows = await db
    .select()
    .from(operations)
    .where(and(unconfirmedCreation))
    .orderBy(asc(operations.createdAt), asc(operations.id))
    .limit(size)
    .offset((page - 1) * size);
  return rows.map(toView);
}

export type Suggestible = { address: string; name: string; names: Record<string, string>; sortKey: string };

/**
 * Up to `limit` unassigned organizations that share a key with a customer, by name, after `after`; found in one pass
 * that hashes the customers' keys. The caller must drop those that suggestFor finds ambiguous.
 */
export async function findSuggestible(
  { db }: Db,
  limit: number,
  after: Pick<Suggestible, "sortKey" | "address"> | null,
): Promise<Suggestible[]> {
  const later = after ? sql`(o.sort_key, o.address) > (${after.sortKey}, ${after.address})` : sql`true`;
  const hasName = sql`EXISTS (SELECT 1 FROM customers c WHERE c.sort_key = substr(k.key, 3) COLLATE "C" AND c.archived_at IS NULL)`;
  const hasId = sql`EXISTS (SELECT 1 FROM customers c WHERE md5(c.external_id) = substr(k.key, 3) AND c.archived_at IS NULL)`;
  const candidates = sql`(
    SELECT k.address FROM (
      SELECT o.address, o.sort_key, unnest(o.match_keys) AS key FROM organizations o
      WHERE o.customer_id IS NULL AND o.gone_at IS NULL AND ${later}
    ) k WHERE CASE WHEN k.key LIKE 'n:%' THEN ${hasName} ELSE ${hasId} END ORDER BY k.sort_key, k.address LIMIT ${limit}
  )`;
  return db
    .select({
      address: organizations.address,
      name: organizations.name,
      names: organizations.names,
      sortKey: organizations.sortKey,
    })
    .from(organizations)
    .where(sql`${organizations.address} IN ${candidates} AND ${differs.unlinked}`)
    .orderBy(...byName)
    .limit(limit);
}
