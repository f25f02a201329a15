import { formatDate, formatNumber, formatPercent } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import { type Quota, type QuotaGauge, type QuotaKey, usedOf } from "@/lib/quota/model";
import { addDays, calendarDay } from "@/lib/time/zone";
import type { RankingState } from "@/lib/usage/ranking";
import type { Change } from "@/lib/usage/ranking-schemas";

const STALE_MS = 3 * 3_600_000;

/** "+120", "−40", "0" */
export function formatSigned(by: number, locale: string): string {
  if (by === 0) return "0";
  return `${by > 0 ? "+" : "−"}${formatNumber(Math.abs(by), locale)}`;
}

/** "12 Nov 2026" of `YYYY-MM-DD`. */
export const formatDay = (day: string, locale: string): string => formatDate(`${day}T00:00:00Z`, "UTC", locale);

/** "+120", and "since 1 Mar 2026" where less than the whole span is recorded. */
export const changeText = (text: Text<"usage.change">, { by, since }: Change, locale: string) => ({
  change: formatSigned(by, locale),
  since: since === null ? null : text("since", { day: formatDay(since, locale) }),
});

/**
 * What shares are relative to: total usage and, where a limit is known, the limit and what Vocdoni counts against it,
 * which may be more.
 */
export type ShareBase = {
  all: number;
  limit: number | null;
  counted: number | null;
  state: QuotaGauge["state"];
};

export function shareBaseOf(state: RankingState, quota: Quota | null, key: QuotaKey): ShareBase {
  const gauge = quota && usedOf(quota, key) !== null ? quota.gauges[key] : null;
  const limited = gauge?.state === "limited" ? gauge : null;
  const limit = { limit: limited?.limit ?? null, counted: limited?.used ?? null };
  return { all: state.used[key], ...limit, state: gauge?.state ?? "unknown" };
}

export const formatShare = (used: number, of: number | null, locale: string): string =>
  of === null || of === 0 ? "—" : formatPercent(used / of, locale);

/** What a deletion returns to the quota; of elections only the legacy ones, which aren't counted separately. */
export function reclaimableText(
  text: Text<"usage.reclaimable">,
  { counter, used, pool, locale }: { counter: QuotaKey; used: number; pool: ShareBase; locale: string },
): { amount: string; remaining: string | null } {
  if (used === 0) return { amount: text("none"), remaining: null };
  const amount = formatNumber(used, locale);
  if (counter === "managedProcesses") return { amount: text("atMost", { amount: used }), remaining: null };
  if (pool.limit === null || pool.counted === null) return { amount, remaining: null };
  const left = Math.max(0, pool.limit - pool.counted + used);
  return { amount, remaining: text("remaining", { left }) };
}

/** What shares of a ranking are relative to. */
export function totalText(text: Text<"usage.total">, key: QuotaKey, { all, limit, counted, state }: ShareBase): string {
  const amount = text(`amount.${key}`, { used: all });
  if (limit === null || counted === null) return text(state === "limited" ? "unknown" : state, { amount });
  const beyond = counted - all;
  if (key === "managedProcesses" && beyond > 0) {
    return text("beyond", { amount, counted, limit, beyond });
  }
  return text("limited", { amount, limit });
}

/** Notes on a ranking's age and on the days that its changes are counted from. `now` is an ISO instant. */
export function rankingNotes(
  text: Text<"usage.page">,
  state: RankingState,
  { now, timeZone, locale }: { now: string; timeZone: string; locale: string },
): string[] {
  const notes: string[] = [];
  if (Date.parse(now) - Date.parse(state.at) > STALE_MS) notes.push(text("stale"));
  const today = calendarDay(new Date(state.at), timeZone);
  for (const [days, day] of [
    [7, state.day7],
    [30, state.day30],
  ] as const) {
    const wanted = addDays(today, -days);
    if (day < wanted)
      notes.push(text("missed", { wanted: formatDay(wanted, locale), days, day: formatDay(day, locale) }));
  }
  return notes;
}
