import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { customers } from "@/lib/db/schema";
import type { CustomerOption } from "./model";

const uuid = z.uuid();

/** One customer for a picker; null when unknown, malformed or archived. */
export async function findCustomerOption(ctx: Pick<Ctx, "db">, id: string): Promise<CustomerOption | null> {
  if (!uuid.safeParse(id).success) return null;
  const [found] = await ctx.db
    .select({ id: customers.id, name: customers.name, externalId: customers.externalId })
    .from(customers)
    .where(and(eq(customers.id, id), isNull(customers.archivedAt)));
  return found ?? null;
}

/** A customer's name, archived or not; null for an unknown or malformed ID. */
export async function getCustomerName(ctx: Pick<Ctx, "db">, id: string): Promise<string | null> {
  if (!uuid.safeParse(id).success) return null;
  const [found] = await ctx.db.select({ name: customers.name }).from(customers).where(eq(customers.id, id));
  return found?.name ?? null;
}
