import type { Forecast } from "./schemas";

const DAY_MS = 86_400_000;

const show = (date: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(date));

const dayMonth = { day: "numeric", month: "long" } as const;

/** "3 March", with the year where it is not that of `today`. */
const dateWords = (date: string, today: string) =>
  show(date, date.slice(0, 4) === today.slice(0, 4) ? dayMonth : { ...dayMonth, year: "numeric" });

/** "on 3 March", "between 3 and 19 March", "between 28 December and 4 January 2027", "on 3 March at the earliest". */
export function rangeWords(from: string, to: string | null, today: string): string {
  if (to === null) return `on ${dateWords(from, today)} at the earliest`;
  if (from === to) return `on ${dateWords(from, today)}`;
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = sameMonth ? show(from, { day: "numeric" }) : sameYear ? show(from, dayMonth) : dateWords(from, today);
  return `between ${first} and ${dateWords(to, today)}`;
}

/** Dates as `YYYY-MM-DD` sort as text. */
const later = (a: string, b: string) => [a, b].sort()[1] ?? a;

const pace = (days: number) => `At the pace of the last ${days} days`;

/** When a limit will be reached, with the basis of the estimate. `today` is `YYYY-MM-DD`, of the console's time zone. */
export function forecastWords(forecast: Forecast, today: string): string {
  switch (forecast.state) {
    case "reached":
      return "The limit is reached.";
    case "too-early":
      return `Too early to say when it runs out: ${forecast.readings} of ${forecast.needed} daily readings.`;
    case "not-growing":
      return `Not growing: no increase in the last ${forecast.days} days.`;
    case "far":
      return `${pace(forecast.days)} it lasts for more than three years.`;
    case "runs-out": {
      // A browser that was left open over midnight still shows what was worked out the day before.
      const from = later(forecast.from, today);
      const to = forecast.to === null ? null : later(forecast.to, from);
      if (from === today && to !== null && Date.parse(to) - Date.parse(today) <= DAY_MS) {
        return `${pace(forecast.days)} it runs out today or tomorrow.`;
      }
      return `${pace(forecast.days)} it runs out ${rangeWords(from, to, today)}.`;
    }
  }
}
