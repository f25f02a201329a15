import { formatDate, formatNumber, formatPercent } from "@/lib/format";
import type { Change, RankingState } from "@/lib/quota/ranking-schemas";
import { type Quota, type QuotaGauge, type QuotaKey, usedOf } from "@/lib/quota/schemas";
import { addDays, calendarDay } from "@/lib/time-zone";

const STALE_MS = 3 * 3_600_000;

/** "+120", "−40", "0" */
export function signedWords(by: number, locale: string): string {
  if (by === 0) return "0";
  return `${by > 0 ? "+" : "−"}${formatNumber(Math.abs(by), locale)}`;
}

/** "12 Nov 2026" of `YYYY-MM-DD`. */
export const dayWords = (day: string): string => formatDate(`${day}T00:00:00Z`, "UTC");

/** "+120", and "since 1 Mar 2026" where less than the whole span is kept. */
export const changeWords = ({ by, since }: Change, locale: string): { text: string; since: string | null } => ({
  text: signedWords(by, locale),
  since: since === null ? null : `since ${dayWords(since)}`,
});

/**
 * What is shared: what all use together, and, where there is a limit that is known, the limit and what Vocdoni counts
 * against it, which may be more than all use now.
 */
export type Pool = {
  all: number;
  limit: number | null;
  counted: number | null;
  state: QuotaGauge["state"];
};

export function poolOf(state: RankingState, quota: Quota | null, key: QuotaKey): Pool {
  const gauge = quota && usedOf(quota, key) !== null ? quota.gauges[key] : null;
  const limited = gauge?.state === "limited" ? gauge : null;
  const limit = { limit: limited?.limit ?? null, counted: limited?.used ?? null };
  return { all: state.used[key], ...limit, state: gauge?.state ?? "unknown" };
}

export const shareWords = (used: number, of: number | null, locale: string): string =>
  of === null || of === 0 ? "—" : formatPercent(used / of, locale);

/** What a deletion gives back; of processes only those of legacy elections, which nobody counts apart. */
export function freedWords(
  key: QuotaKey,
  used: number,
  pool: Pool,
  locale: string,
): { text: string; left: string | null } {
  if (used === 0) return { text: "nothing", left: null };
  const figure = formatNumber(used, locale);
  if (key === "managedProcesses") return { text: `at most ${figure}`, left: null };
  if (pool.limit === null || pool.counted === null) return { text: figure, left: null };
  const left = Math.max(0, pool.limit - pool.counted + used);
  return { text: figure, left: `then ${formatNumber(left, locale)} left` };
}

const without: Record<QuotaGauge["state"], string> = {
  limited: "the limit is not known",
  unlimited: "there is no cap on this plan",
  "none-allowed": "none are allowed on this plan",
  unknown: "the limit is not known",
};

/** What the shares of a ranking are shares of, in one sentence or two. */
export function poolWords(key: QuotaKey, { all, limit, counted, state }: Pool, locale: string): string {
  const figure = (value: number) => formatNumber(value, locale);
  const sum = `The present organizations have used ${figure(all)} together`;
  if (limit === null || counted === null) return `${sum}; ${without[state]}.`;
  const beyond = counted - all;
  if (key === "managedProcesses" && beyond > 0) {
    return `${sum}. Vocdoni counts ${figure(counted)} of ${figure(limit)}: ${figure(beyond)} more, mostly of organizations that are gone, whose slots of newer processes are lost.`;
  }
  return `${sum}, of a limit of ${figure(limit)}.`;
}

/** What must be known of a ranking's age and of the days that its changes count from. `now` is an ISO instant. */
export function rankingNotes(state: RankingState, now: string, timeZone: string): string[] {
  const notes: string[] = [];
  if (Date.parse(now) - Date.parse(state.at) > STALE_MS) {
    notes.push("It is worked out every hour and should be newer: the console may have been stopped, or its job fails.");
  }
  const today = calendarDay(new Date(state.at), timeZone);
  for (const [span, day] of [
    [7, state.day7],
    [30, state.day30],
  ] as const) {
    const wanted = addDays(today, -span);
    if (day < wanted) {
      notes.push(`Nothing was kept on ${dayWords(wanted)}: the change over ${span} days counts from ${dayWords(day)}.`);
    }
  }
  return notes;
}
