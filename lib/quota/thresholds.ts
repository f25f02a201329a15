import "server-only";
import { eq } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { quotaThresholds } from "@/lib/db/schema";
import {
  defaultThresholds,
  forEachKey,
  type QuotaKey,
  quotaWords,
  type SaveThresholdsInput,
  type Thresholds,
  thresholdsSchema,
} from "./schemas";

export type ThresholdsByKey = Record<QuotaKey, Thresholds>;

/** The thresholds of each limit, in percent; the defaults where nobody chose others. */
export async function readThresholds(ctx: Pick<Ctx, "db">): Promise<ThresholdsByKey> {
  const rows = await ctx.db.select().from(quotaThresholds);
  const of = (key: QuotaKey): Thresholds => {
    const row = thresholdsSchema.safeParse(rows.find((each) => each.key === key));
    return row.success ? row.data : defaultThresholds;
  };
  return forEachKey(of);
}

/** Saves the thresholds of one limit. The same as before changes nothing and is not recorded. */
export async function saveThresholds(ctx: Ctx, { key, ...after }: SaveThresholdsInput): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(quotaThresholds).where(eq(quotaThresholds.key, key)).for("update");
    const before = row ? thresholdsSchema.parse(row) : defaultThresholds;
    const { approaching, nearly, critical } = after;
    if (before.approaching === approaching && before.nearly === nearly && before.critical === critical) return;
    const values = { approaching, nearly, critical, updatedAt: ctx.now() };
    await tx
      .insert(quotaThresholds)
      .values({ key, ...values })
      .onConflictDoUpdate({ target: quotaThresholds.key, set: values });
    const entry = {
      action: "quota.thresholds",
      targetKind: "quota",
      target: key,
      targetLabel: `Quota: ${quotaWords[key]}`,
      outcome: "succeeded",
      before,
      after,
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
