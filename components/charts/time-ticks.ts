import { formatInstant } from "@/lib/format";
import { instantAt, wallTime } from "@/lib/time/zone";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type TimeTick = { at: number; label: string };

const hour = { hour: "2-digit", minute: "2-digit" } as const;
const day = { day: "numeric", month: "short" } as const;
const month = { month: "short" } as const;

const every = (from: number, to: number, stepMs: number) => {
  const first = Math.ceil(from / stepMs) * stepMs;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / stepMs) + 1) }, (_, n) => first + n * stepMs);
};

function months(from: number, to: number, every: number): number[] {
  const start = new Date(from);
  const all = Array.from({ length: 14 }, (_, n) => Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1));
  return all.filter((at) => at >= from && at <= to && new Date(at).getUTCMonth() % every === 0);
}

/** Four to seven labels along the time of a chart, as clocks in the zone: hours of a day, days of a month, months of a year. */
export function timeTicks(from: number, to: number, timeZone: string, locale: string): TimeTick[] {
  const [first, last] = [wallTime(from, timeZone), wallTime(to, timeZone)];
  // `wallTime` writes what a clock reads as if it were UTC.
  const ticks = (walls: number[], shown: Intl.DateTimeFormatOptions) =>
    walls.map((wall) => ({
      at: instantAt(wall, timeZone),
      label: formatInstant(wall, locale, { ...shown, timeZone: "UTC" }),
    }));
  if (to - from <= 2 * DAY_MS) return ticks(every(first, last, 6 * HOUR_MS), hour);
  if (to - from <= 60 * DAY_MS) return ticks(every(first, last, 7 * DAY_MS), day);
  return ticks(months(first, last, 2), month);
}
