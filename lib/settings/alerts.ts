import "server-only";
import type { Ctx } from "@/lib/context";
import { alertSettings } from "@/lib/db/schema";
import { type AlertSettings, DEFAULT_FORECAST_DAYS, savedSettingsSchema } from "./schemas";

export const alertDefaults: AlertSettings = { forecastDays: DEFAULT_FORECAST_DAYS, walletEuros: null };

/** The administrators' settings, or the defaults. */
export async function readAlertSettings({ db }: Pick<Ctx, "db">): Promise<AlertSettings> {
  const [row] = await db.select().from(alertSettings);
  const parsed = savedSettingsSchema.safeParse(row);
  return parsed.success ? parsed.data : alertDefaults;
}
