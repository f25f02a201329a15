import "server-only";
import type { Ctx } from "@/lib/context";
import { alertSettings } from "@/lib/db/schema";
import { type AlertSettings, alertSettingsSchema, DEFAULT_FORECAST_DAYS } from "./schemas";

export const alertDefaults: AlertSettings = { forecastDays: DEFAULT_FORECAST_DAYS };

/** What administrators chose, or the defaults. */
export async function readAlertSettings({ db }: Pick<Ctx, "db">): Promise<AlertSettings> {
  const [row] = await db.select().from(alertSettings);
  const parsed = alertSettingsSchema.safeParse(row);
  return parsed.success ? parsed.data : alertDefaults;
}
