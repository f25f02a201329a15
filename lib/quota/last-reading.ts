import "server-only";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import { quotaHistory } from "@/lib/db/schema";

/** Another replica's clock may be this far ahead; what is later still was written by a clock that was wrong. */
const CLOCKS_DIFFER_MS = 60_000;

/** Up to when a kept reading is believed. */
export const knownUntil = ({ now }: Pick<Ctx, "now">): Date => new Date(now().getTime() + CLOCKS_DIFFER_MS);

/** The newest reading of the quota that is kept, leaving out those of a clock that was ahead. */
export async function lastReading(ctx: Pick<Ctx, "db" | "now">): Promise<QuotaReading | undefined> {
  const known = knownUntil(ctx);
  const [row] = await ctx.db
    .select()
    .from(quotaHistory)
    .where(and(eq(quotaHistory.bucketKind, "hour"), lte(quotaHistory.bucketStart, known), lte(quotaHistory.at, known)))
    .orderBy(desc(quotaHistory.bucketStart))
    .limit(1);
  return row;
}
