import "server-only";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { alertSettings } from "@/lib/db/schema";
import { type AlertSettings, alertSettingsSchema, DEFAULT_FORECAST_DAYS } from "./schemas";

const defaults: AlertSettings = { forecastDays: DEFAULT_FORECAST_DAYS };

/** What administrators chose, or the defaults. */
export async function readAlertSettings({ db }: Pick<Ctx, "db">): Promise<AlertSettings> {
  const [row] = await db.select().from(alertSettings);
  const parsed = alertSettingsSchema.safeParse(row);
  return parsed.success ? parsed.data : defaults;
}

/** Saves within how many days a forecast opens an alert. The same as before changes nothing and is not recorded. */
export async function saveAlertSettings(ctx: Ctx, after: AlertSettings): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(alertSettings).for("update");
    const before = row ? alertSettingsSchema.parse(row) : defaults;
    if (before.forecastDays === after.forecastDays) return;
    const values = { forecastDays: after.forecastDays, updatedAt: ctx.now() };
    await tx
      .insert(alertSettings)
      .values({ id: 1, ...values })
      .onConflictDoUpdate({ target: alertSettings.id, set: values });
    const entry = {
      action: "alert.settings",
      targetKind: "alert",
      targetLabel: "Alerts",
      outcome: "succeeded",
      before,
      after,
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
