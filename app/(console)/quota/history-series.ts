import { formatDate } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import { type Decrease, type HistoryKey, type QuotaHistory, rangeSpans } from "@/lib/quota/history-schemas";
import { formatFigure, limitOf, pointValue } from "@/lib/quota/history-values";
import { formatMinute } from "@/lib/time/dates";

const HOUR_MS = 3_600_000;
const MAX_MARKED = 8;

/** What the format of an instant depends on. */
type Scale = Pick<QuotaHistory, "range" | "timeZone">;

/** "12 Nov, 14:05" within days, "12 Nov 2026" within a year; in the zone of the chart. */
export const formatInstant = (at: number, { range, timeZone }: Scale, locale: string): string =>
  range === "12m" ? formatDate(at, timeZone, locale) : formatMinute(at, timeZone, locale);

/** The largest decreases, in chronological order: marks for a whole year's would be indistinguishable. */
export function largestDecreases(decreases: readonly Decrease[]): Decrease[] {
  const largest = new Set([...decreases].sort((a, b) => b.by - a.by).slice(0, MAX_MARKED));
  return decreases.filter((decrease) => largest.has(decrease));
}

/** The known points and the decreases of one counter, or of the wallet. */
export function seriesOf(history: QuotaHistory, key: HistoryKey) {
  const known = history.points.flatMap((point) => {
    const used = pointValue(point, key);
    return used === null ? [] : [{ at: point.at, used, limit: limitOf(point, key) }];
  });
  return { known, decreases: history.decreases.filter((decrease) => decrease.key === key) };
}

/** A summary of a chart in sentences, for people who can't see it. */
export function summaryOf(
  text: Text<"quota.history">,
  history: QuotaHistory,
  { key, locale }: { key: HistoryKey; locale: string },
): string[] {
  const { range, from, points, gaps } = history;
  const { known } = seriesOf(history, key);
  const [first, last] = [known[0], known.at(-1)];
  const figure = (amount: number) => formatFigure(amount, key, locale);
  const time = (at: number) => formatInstant(at, history, locale);
  const lines: string[] = [];
  if (first && last) {
    const value = figure(last.used);
    const grew = last.used - first.used;
    const change = { value, change: figure(Math.abs(grew)), first: figure(first.used) };
    lines.push(grew === 0 ? text("unchanged", { value }) : text(grew > 0 ? "up" : "down", change));
    if (last.limit !== null) lines.push(text("limit", { limit: figure(last.limit) }));
    if (first.at - from > 2 * Math.max(rangeSpans[range].stepMs, HOUR_MS)) {
      lines.push(text("since", { time: time(first.at) }));
    }
  }
  for (const gap of gaps) lines.push(text("gap", { from: time(gap.from), to: time(gap.to) }));
  if (key !== "wallet" && points.some(({ at, enabled, used }) => !enabled && used[key] === null && at >= from)) {
    lines.push(text("featuresOff"));
  }
  return lines;
}
