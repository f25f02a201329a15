import { formatInstant } from "@/lib/format";

const dayMonth = { day: "numeric", month: "short", timeZone: "UTC" } as const;

/** "3 Mar" in the year of `near`, else "3 Mar 2027". Days are `YYYY-MM-DD`. */
export const formatDayNear = (day: string, near: string, locale: string): string =>
  formatInstant(day, locale, day.slice(0, 4) === near.slice(0, 4) ? dayMonth : { ...dayMonth, year: "numeric" });

/** "12 Nov, 14:05" */
export const formatMinute = (at: number, timeZone: string, locale: string): string =>
  formatInstant(at, locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone });

/** `2026-10` → "October 2026" */
export const formatMonth = (month: string, locale: string): string =>
  formatInstant(`${month}-01`, locale, { month: "long", year: "numeric", timeZone: "UTC" });
