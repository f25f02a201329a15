import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customerCounts, organizationCounts } from "@/lib/db/schema";

/** Below this many rows adding them up costs nothing worth saving. */
const FEW = 300;

/**
 * Folds the differences that triggers wrote down into one row of each kind. Sums stay what they are, also for a reader in
 * between; rows that another process folds just now are left to it, and writers never wait.
 */
export async function compactCounts(ctx: Pick<Ctx, "db">, few: number = FEW): Promise<void> {
  for (const [table, kind] of [
    [organizationCounts, sql`type, country, linked, gone`],
    [customerCounts, sql`archived, tag`],
  ] as const) {
    if ((await ctx.db.$count(table)) <= few) continue;
    await ctx.db.execute(sql`
      WITH free AS (SELECT id FROM ${table} ORDER BY id FOR UPDATE SKIP LOCKED),
        taken AS (DELETE FROM ${table} WHERE id IN (SELECT id FROM free) RETURNING *)
      INSERT INTO ${table} (${kind}, n) SELECT ${kind}, sum(n) FROM taken GROUP BY ${kind} HAVING sum(n) <> 0`);
  }
}
