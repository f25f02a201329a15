import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customerCounts, organizationCounts } from "@/lib/db/schema";

/** This many uncompacted rows are fine: adding them up costs next to nothing. */
const TOLERATED = 300;

/**
 * Merges the differences written by triggers into one row per kind. Totals stay the same, even for a concurrent reader;
 * rows locked by another process are skipped, and writers never wait.
 */
export async function compactCounts(ctx: Pick<Ctx, "db">, tolerated: number = TOLERATED): Promise<void> {
  for (const [table, kind] of [
    [organizationCounts, sql`type, country, linked, gone`],
    [customerCounts, sql`archived, tag`],
  ] as const) {
    const spare = sql<number>`count(*) - count(DISTINCT (${kind}))`.mapWith(Number);
    const [found] = await ctx.db.select({ spare }).from(table);
    if ((found?.spare ?? 0) <= tolerated) continue;
    await ctx.db.execute(sql`
      WITH several AS (SELECT id, count(*) OVER (PARTITION BY ${kind}) AS rows FROM ${table}),
        free AS (SELECT id FROM ${table} WHERE id IN (SELECT id FROM several WHERE rows > 1) ORDER BY id FOR UPDATE SKIP LOCKED),
        taken AS (DELETE FROM ${table} WHERE id IN (SELECT id FROM free) RETURNING *)
      INSERT INTO ${table} (${kind}, n) SELECT ${kind}, sum(n) FROM taken GROUP BY ${kind} HAVING sum(n) <> 0`);
  }
}
