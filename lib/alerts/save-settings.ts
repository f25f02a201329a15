import "server-only";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { alertSettings } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { alertDefaults } from "@/lib/settings/alerts";
import { type AlertSettings, keptSettingsSchema } from "@/lib/settings/schemas";
import { evaluateAgain } from "./evaluate";

/**
 * Saves what alerts are opened by, as far as `change` names it, and opens and closes them by that at once. The same as
 * before changes nothing and is not recorded.
 */
export async function saveAlertSettings(ctx: Ctx, change: Partial<AlertSettings>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(alertSettings).for("update");
    const before = row ? keptSettingsSchema.parse(row) : alertDefaults;
    const after = { ...before, ...change };
    if (before.forecastDays === after.forecastDays && before.walletEuros === after.walletEuros) return;
    const values = { ...after, updatedAt: ctx.now() };
    await tx
      .insert(alertSettings)
      .values({ id: 1, ...values })
      .onConflictDoUpdate({ target: alertSettings.id, set: values });
    const entry = {
      action: "alert.settings",
      targetKind: "alert",
      targetLabel: storable(message("alerts.audit.settings")),
      outcome: "succeeded",
      before,
      after,
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
    await evaluateAgain(tx, ctx.now);
  });
}
