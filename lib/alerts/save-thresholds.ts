import "server-only";
import { eq } from "drizzle-orm";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { quotaThresholds } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { defaultThresholds } from "@/lib/quota/model";
import { type SaveThresholdsInput, thresholdsSchema } from "@/lib/quota/schemas";
import { reevaluateAlerts } from "./evaluate";

/** Saves the thresholds of one limit and reevaluates alerts at once. Unchanged thresholds aren't saved or audited. */
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
    await auditChange(tx, ctx, {
      action: "quota.thresholds",
      targetKind: "quota",
      target: key,
      targetLabel: storable(message("quota.audit.thresholds", { counter: message(`quota.counter.${key}`) })),
      before,
      after,
    });
    await reevaluateAlerts(tx, ctx.now);
  });
}
