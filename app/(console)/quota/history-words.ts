import { formatDate, formatNumber } from "@/lib/format";
import { type Fall, type HistoryKey, type QuotaHistory, rangeSpans } from "@/lib/quota/history-schemas";
import { figureWords, limitOf, pointValue } from "@/lib/quota/history-values";
import { causeOf } from "@/lib/quota/history-words";

const HOUR_MS = 3_600_000;
const MOST_MARKED = 8;

/** What the words of an instant depend on. */
type Scale = Pick<QuotaHistory, "range" | "timeZone">;

/** "12 Nov, 14:05" within days, "12 Nov 2026" within a year; in the zone of the chart. */
export function instantWords(at: number, { range, timeZone }: Scale): string {
  if (range === "12m") return formatDate(at, timeZone);
  const options = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(at);
}

/** The largest falls, in the order of time; marks for all of a year's could not be told apart. */
export function largestFalls(falls: readonly Fall[]): Fall[] {
  const largest = new Set([...falls].sort((a, b) => b.by - a.by).slice(0, MOST_MARKED));
  return falls.filter((fall) => largest.has(fall));
}

/** Of one counter, or the wallet: its points that are known, its falls, and what a chart would tell at a glance, in words. */
export function seriesOf(history: QuotaHistory, key: HistoryKey, locale: string) {
  const { range, from, points, gaps } = history;
  const known = points.flatMap((point) => {
    const used = pointValue(point, key);
    return used === null ? [] : [{ at: point.at, used, limit: limitOf(point, key) }];
  });
  const falls = history.falls.filter((fall) => fall.key === key);
  const first = known[0];
  const last = known.at(-1);
  const words: string[] = [];
  if (first && last) {
    const figure = (value: number) => figureWords(value, key, locale);
    const grew = last.used - first.used;
    const change =
      grew === 0 ? "unchanged" : `${grew > 0 ? "up" : "down"} ${figure(Math.abs(grew))} from ${figure(first.used)}`;
    words.push(`${figure(last.used)} now, ${change}.`);
    if (last.limit !== null) words.push(`Limit ${figure(last.limit)}.`);
    if (first.at - from > 2 * Math.max(rangeSpans[range].stepMs, HOUR_MS)) {
      words.push(`Kept since ${instantWords(first.at, history)}.`);
    }
  }
  for (const gap of gaps) {
    words.push(`No readings from ${instantWords(gap.from, history)} to ${instantWords(gap.to, history)}.`);
  }
  if (key !== "wallet" && points.some(({ at, enabled, used }) => !enabled && used[key] === null && at >= from)) {
    words.push("Not counted while the integrator features were off.");
  }
  return { known, falls, words: words.join(" ") };
}

/** "12 Nov, 14:05: −412, deleted: Coop Nord" */
export const fallLine = (fall: Fall, scale: Scale, locale: string): string =>
  `${instantWords(fall.at, scale)}: −${formatNumber(fall.by, locale)}, ${causeOf(fall)}`;
