import { DAY_MS } from "@/lib/time/buckets";
import { dayNumber } from "@/lib/time/zone";
import type { Forecast } from "./model";

/** Usage at the end of a day; null: not counted. `day` is any instant of that day. */
export type DailyReading = { day: Date; used: number | null };

/** `used` and `limit` as last read, at `usedAt`. Readings are in order; days are those of `timeZone`. */
type Input = {
  readings: readonly DailyReading[];
  used: number;
  usedAt: Date;
  limit: number;
  now: Date;
  timeZone: string;
};
type Change = { perDay: number; days: number };

const WINDOW_DAYS = 30;
const NEEDED = 14;
const HORIZON_DAYS = 3 * 365;
/** Standard errors of a 90 % confidence interval. */
const Z = 1.645;
/** No range is narrower than this share of the rate on either side, however regular the past. */
const MIN_MARGIN = 0.1;

/** Readings of whole days within the window, one for each day, in order. */
function daily({ readings, now, timeZone }: Input): { day: number; used: number }[] {
  const today = dayNumber(now, timeZone);
  const byDay = new Map<number, number>();
  for (const { day: instant, used } of readings) {
    const day = dayNumber(instant, timeZone);
    if (used !== null && Number.isFinite(used) && day < today && day >= today - 1 - WINDOW_DAYS) byDay.set(day, used);
  }
  return [...byDay].map(([day, used]) => ({ day, used })).sort((a, b) => a.day - b.day);
}

/** A dip that is back the next day was no decrease; its return would look like a day of strong growth. */
const withoutDips = (days: readonly { day: number; used: number }[]) =>
  days.filter(({ used }, index) => {
    const [before, after] = [days[index - 1], days[index + 1]];
    return !before || !after || used >= before.used || after.used < before.used;
  });

/**
 * The rate between two readings. A decrease is a deletion, not negative growth; growth after a gap is spread over it.
 */
function changesOf(days: readonly { day: number; used: number }[]): Change[] {
  return days.slice(1).flatMap((current, index) => {
    const before = days[index];
    if (!before) return [];
    const span = current.day - before.day;
    return [{ perDay: Math.max(0, current.used - before.used) / span, days: span }];
  });
}

/** The mean rate and its uncertainty: the weighted standard error of the daily changes. */
function paceOf(changes: readonly Change[]): { mean: number; slow: number; fast: number } {
  const total = changes.reduce((sum, { days }) => sum + days, 0);
  const mean = changes.reduce((sum, { perDay, days }) => sum + perDay * days, 0) / total;
  const variance = changes.reduce((sum, { perDay, days }) => sum + days * (perDay - mean) ** 2, 0) / total;
  const independent = total ** 2 / changes.reduce((sum, { days }) => sum + days ** 2, 0);
  const margin = Math.max(Z * Math.sqrt(variance / Math.max(independent - 1, 1)), MIN_MARGIN * mean);
  return { mean, slow: mean - margin, fast: mean + margin };
}

const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * When a limit will be reached, as a range of dates with the days it is based on: the growth between the daily readings
 * of the last 30 days, of which 14 are needed. A day with a decrease counts as no growth; a dip is ignored. The range
 * is the mean growth ± 1.645 standard errors, at least ± a tenth. It starts from when `used` was read, never begins
 * before today, and a higher limit is never reached earlier.
 */
export function forecast(input: Input): Forecast {
  const { used, usedAt, limit, now, timeZone } = input;
  if (used >= limit) return { state: "reached" };
  const days = withoutDips(daily(input));
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last || days.length < NEEDED) return { state: "too-early", readings: days.length, needed: NEEDED };
  const basis = last.day - first.day;
  const { mean, slow, fast } = paceOf(changesOf(days));
  if (mean <= 0) return { state: "not-growing", days: basis };
  const today = dayNumber(now, timeZone);
  const start = Math.min(today, dayNumber(usedAt, timeZone));
  const earliest = Math.max(today, start + Math.floor((limit - used) / fast));
  if (earliest > today + HORIZON_DAYS) return { state: "far", days: basis };
  const latest = slow > 0 ? Math.max(today, start + Math.ceil((limit - used) / slow)) : null;
  const bounded = latest !== null && latest <= today + HORIZON_DAYS ? dateOf(latest) : null;
  return { state: "runs-out", days: basis, from: dateOf(earliest), to: bounded };
}
