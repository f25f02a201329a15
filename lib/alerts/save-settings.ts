import "server-only";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { alertSettings } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { alertDefaults } from "@/lib/settings/alerts";
import { type AlertSettings, savedSettingsSchema } from "@/lib/settings/schemas";
import { reevaluateAlerts } from "./evaluate";

/**
 * Saves the alert settings named in `change` and reevaluates alerts at once. Unchanged settings aren't saved or
 * audited.
 */
export async function saveAlertSettings(ctx: Ctx, change: Partial<AlertSettings>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(alertSettings).for("update");
    const before = row ? savedSettingsSchema.parse(row) : alertDefaults;
    const after = { ...before, ...change };
    if (before.forecastDays === after.forecastDays && before.walletEuros === after.walletEuros) return;
    const values = { ...after, updatedAt: ctx.now() };
    await tx
      .insert(alertSettings)
      .values({ id: 1, ...values })
      .onConflictDoUpdate({ target: alertSettings.id, set: values });
    await auditChange(tx, ctx, {
      action: "alert.settings",
      targetKind: "alert",
      targetLabel: storable(message("alerts.audit.settings")),
      before,
      after,
    });
    await reevaluateAlerts(tx, ctx.now);
  });
}
