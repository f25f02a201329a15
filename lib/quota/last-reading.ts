import "server-only";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import { quotaHistory } from "@/lib/db/schema";

/** Another replica's clock may be this far ahead; anything later was written by a wrong clock. */
const CLOCKS_DIFFER_MS = 60_000;

/** The latest time at which a stored reading is believable. */
export const knownUntil = ({ now }: Pick<Ctx, "now">): Date => new Date(now().getTime() + CLOCKS_DIFFER_MS);

/** The newest stored reading of the quota, ignoring those of a clock that was ahead. */
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
