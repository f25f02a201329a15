import "server-only";
import type { Ctx } from "@/lib/context";
import { quotaThresholds } from "@/lib/db/schema";
import { defaultThresholds, forEachKey, type QuotaKey, type Thresholds } from "./model";
import { thresholdsSchema } from "./schemas";

export type ThresholdsByKey = Record<QuotaKey, Thresholds>;

/** The thresholds of each limit, in percent, or the defaults. */
export async function readThresholds(ctx: Pick<Ctx, "db">): Promise<ThresholdsByKey> {
  const rows = await ctx.db.select().from(quotaThresholds);
  const of = (key: QuotaKey): Thresholds => {
    const row = thresholdsSchema.safeParse(rows.find((each) => each.key === key));
    return row.success ? row.data : defaultThresholds;
  };
  return forEachKey(of);
}
