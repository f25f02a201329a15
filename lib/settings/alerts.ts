import "server-only";
import type { Ctx } from "@/lib/context";
import { alertSettings } from "@/lib/db/schema";
import { type AlertSettings, DEFAULT_FORECAST_DAYS, keptSettingsSchema } from "./schemas";

export const alertDefaults: AlertSettings = { forecastDays: DEFAULT_FORECAST_DAYS, walletEuros: null };

/** What administrators chose, or the defaults. */
export async function readAlertSettings({ db }: Pick<Ctx, "db">): Promise<AlertSettings> {
  const [row] = await db.select().from(alertSettings);
  const parsed = keptSettingsSchema.safeParse(row);
  return parsed.success ? parsed.data : alertDefaults;
}
