import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { isTimeZone } from "@/lib/time/zone";

export const timeZoneSchema = z.object({
  timeZone: z.string().refine(isTimeZone, storable(message("settings.errors.noZone"))),
});
export type TimeZoneInput = z.infer<typeof timeZoneSchema>;

export const DEFAULT_FORECAST_DAYS = 30;

const wrong = storable(message("alerts.errors.days"));
const forecastDays = z.coerce.number(wrong).int(wrong).min(1, wrong).max(365, wrong);
/** The form of the days of forecasts. */
export const alertSettingsSchema = z.object({ forecastDays });

const wrongEuros = storable(message("alerts.errors.euros"));
const walletEuros = z.coerce.number(wrongEuros).int(wrongEuros).min(1, wrongEuros).max(1_000_000, wrongEuros);
/** The form of the wallet's threshold; empty: none. */
export const walletAlertSchema = z.object({
  walletEuros: z.preprocess(
    (typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed),
    walletEuros.nullable(),
  ),
});

/** The administrators' settings. `walletEuros`: an alert opens at or below this balance; null: never. */
export const savedSettingsSchema = z.object({ forecastDays, walletEuros: walletEuros.nullable() });
export type AlertSettings = z.infer<typeof savedSettingsSchema>;
