import { languageOf } from "@/lib/messages/locales";

/** English dates have the day first, as `lib/format.ts` writes them. */
const dateLocale = (locale: string): string => (languageOf(locale) === "en" ? "en-GB" : locale);

const formatOf = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(dateLocale(locale), options);

const dayMonth = { day: "numeric", month: "short", timeZone: "UTC" } as const;

/** "3 Mar" in the year of `near`, else "3 Mar 2027". Days are `YYYY-MM-DD`. */
export const formatDayNear = (day: string, near: string, locale: string): string =>
  formatOf(locale, day.slice(0, 4) === near.slice(0, 4) ? dayMonth : { ...dayMonth, year: "numeric" }).format(
    new Date(day),
  );

/** "12 Nov, 14:05" */
export const formatMinute = (at: number, timeZone: string, locale: string): string =>
  formatOf(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).format(at);

/** `2026-10` → "October 2026" */
export const formatMonth = (month: string, locale: string): string =>
  formatOf(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01`));
