import { calendarDay, dayStart, instantAt, wallTime } from "./zone";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The beginning of a span of `ms` since 1970 in UTC. */
export const floorTo = (ms: number, time: Date | number): number => Math.floor(Number(time) / ms) * ms;

/** The beginning of the hour of UTC, or of the day of a zone, that holds an instant. */
export const bucketStart = (kind: "hour" | "day", at: Date, timeZone: string): Date =>
  kind === "hour" ? new Date(floorTo(HOUR_MS, at)) : dayStart(calendarDay(at, timeZone), timeZone);

/** Numbers spans of time: the next one has the next number, whatever the clock does. */
export type Step = (at: Date | number) => number;

/** Steps of `ms`: hours as they pass, longer ones that divide a day as the clock of the zone shows them. */
export const stepOf =
  (ms: number, timeZone: string): Step =>
  (at) =>
    Math.floor((ms > HOUR_MS ? wallTime(at, timeZone) : Number(at)) / ms);

/** The instant at which the step `n` steps before the one that holds `at` begins. */
export function stepsBefore(n: number, at: number, ms: number, timeZone: string): number {
  const start = (stepOf(ms, timeZone)(at) - n) * ms;
  return ms > HOUR_MS ? instantAt(start, timeZone) : start;
}
