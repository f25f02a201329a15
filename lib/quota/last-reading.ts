import "server-only";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { quotaHistory } from "@/lib/db/schema";
import type { QuotaReading } from "./keep";

/** Another replica's clock may be this far ahead; what is later still was written by a clock that was wrong. */
const CLOCKS_DIFFER_MS = 60_000;

/** The newest reading of the quota that is kept, leaving out those of a clock that was ahead. */
export async function lastReading(ctx: Pick<Ctx, "db" | "now">): Promise<QuotaReading | undefined> {
  const known = new Date(ctx.now().getTime() + CLOCKS_DIFFER_MS);
  const [row] = await ctx.db
    .select()
    .from(quotaHistory)
    .where(and(eq(quotaHistory.bucketKind, "hour"), lte(quotaHistory.bucketStart, known), lte(quotaHistory.at, known)))
    .orderBy(desc(quotaHistory.bucketStart))
    .limit(1);
  return row;
}
