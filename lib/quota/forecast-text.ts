import type { Text } from "@/lib/messages/part";
import { formatDayNear } from "@/lib/time/dates";
import type { Forecast } from "./model";

const DAY_MS = 86_400_000;

/** Dates as `YYYY-MM-DD` sort as text. */
const later = (a: string, b: string) => [a, b].sort()[1] ?? a;

/** When a limit will be reached, with the basis of the estimate. `today` is `YYYY-MM-DD` in the console's time zone. */
export function forecastText(
  text: Text<"quota.forecast">,
  forecast: Forecast,
  { today, locale }: { today: string; locale: string },
): string {
  switch (forecast.state) {
    case "reached":
      return text("reached");
    case "too-early":
      return text("tooEarly", { readings: forecast.readings, needed: forecast.needed });
    case "not-growing":
      return text("notGrowing", { days: forecast.days });
    case "far":
      return text("far", { days: forecast.days });
    case "runs-out": {
      const { days } = forecast;
      // A page left open past midnight still shows the previous day's estimate.
      const from = later(forecast.from, today);
      const to = forecast.to === null ? null : later(forecast.to, from);
      const date = formatDayNear(from, today, locale);
      if (to === null) return text("earliest", { date, days });
      if (from === today && Date.parse(to) - Date.parse(today) <= DAY_MS) return text("soon", { days });
      if (from === to) return text("on", { date, days });
      return text("between", { from: formatDayNear(from, to, locale), to: formatDayNear(to, today, locale), days });
    }
  }
}
