export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The beginning of a span of `ms` since 1970 in UTC: of hours, of days, and of parts of a day that divide it. */
export const floorTo = (ms: number, time: Date | number): number => Math.floor(Number(time) / ms) * ms;

/** The beginning of the hour or day (UTC) that holds an instant. */
export const bucketStart = (kind: "hour" | "day", at: Date): Date =>
  new Date(floorTo(kind === "hour" ? HOUR_MS : DAY_MS, at));
