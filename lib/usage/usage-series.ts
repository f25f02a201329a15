import type { Gap } from "@/lib/quota/history-schemas";
import { DAY_MS } from "@/lib/time/buckets";

export const usageKeys = ["votes", "emails", "sms", "managedProcesses"] as const;
export type UsageKey = (typeof usageKeys)[number];
type Counters = Record<UsageKey, number>;

export const countersOf = ({
  processes,
  ...others
}: Record<"processes" | "votes" | "emails" | "sms", number>): Counters => ({
  ...others,
  managedProcesses: processes,
});

/** Usage at the end of a day (`YYYY-MM-DD`). */
export type UsageDay = { day: string; used: Counters };

/**
 * A year of daily usage. `points` are the days with a change, those around them, and both ends of each recorded
 * stretch: between two points nothing changed. `changes` are the days with a change. Days are calendar days of
 * `timeZone`: `from`, `to` and the ends of `gaps` are milliseconds that read as such in UTC.
 */
export type UsageSeries = {
  timeZone: string;
  from: number;
  to: number;
  points: UsageDay[];
  gaps: Gap[];
  changes: UsageDay[];
};

const timeOf = (day: string) => Date.parse(day);
const none: Counters = { votes: 0, emails: 0, sms: 0, managedProcesses: 0 };

function add(a: Counters, b: Counters): Counters {
  return {
    votes: a.votes + b.votes,
    emails: a.emails + b.emails,
    sms: a.sms + b.sms,
    managedProcesses: a.managedProcesses + b.managedProcesses,
  };
}

const isSame = (a: Counters, b: Counters) => usageKeys.every((key) => a[key] === b[key]);

/** `changed`: the days with a change, in order, each with its amount; `days`: all recorded days, in order. */
export function usageSeries(
  changed: readonly { day: string; by: Counters }[],
  days: readonly string[],
  { timeZone, from, to }: Pick<UsageSeries, "timeZone" | "from" | "to">,
): UsageSeries {
  const firstChange = changed[0]?.day;
  let used = none;
  let next = 0;
  const until = (day: string) => {
    for (let one = changed[next]; one && one.day <= day; one = changed[next]) {
      used = add(used, one.by);
      next += 1;
    }
    return used;
  };
  const kept = days
    .filter((day) => firstChange !== undefined && day >= firstChange)
    .map((day) => ({ day, used: until(day) }));
  const gaps = kept.flatMap(({ day }, index) => {
    const following = kept[index + 1]?.day;
    const end = following === undefined ? to : timeOf(following);
    return end - timeOf(day) > (following === undefined ? 2 : 1) * DAY_MS ? [{ from: timeOf(day), to: end }] : [];
  });
  const isEdge = (index: number) => {
    const [before, one, after] = [kept[index - 1], kept[index], kept[index + 1]];
    if (!one || !before || !after) return true;
    if (!isSame(before.used, one.used) || !isSame(one.used, after.used)) return true;
    return gaps.some((gap) => gap.from === timeOf(one.day) || gap.to === timeOf(one.day));
  };
  return {
    timeZone,
    from,
    to,
    gaps,
    points: kept.filter((_, index) => isEdge(index)),
    changes: kept.filter(({ used: now }, index) => {
      const before = kept[index - 1];
      return !before || !isSame(before.used, now);
    }),
  };
}
