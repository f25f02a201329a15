import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customers, organizations } from "@/lib/db/schema";
import { rowColumns, toRow } from "./row";
import type { OrganizationRow } from "./schemas";

const MOST = 500;

/** The organizations of a customer by name, deleted ones last; at most 500. */
export async function organizationsOfCustomer(ctx: Pick<Ctx, "db">, customerId: string): Promise<OrganizationRow[]> {
  const rows = await ctx.db
    .select(rowColumns)
    .from(organizations)
    .leftJoin(customers, eq(customers.id, organizations.customerId))
    .where(eq(organizations.customerId, customerId))
    .orderBy(sql`${organizations.goneAt} NULLS FIRST`, organizations.sortKey, organizations.address)
    .limit(MOST);
  return rows.map(toRow);
}
