import type { ChartPoint } from "@/components/charts/scale";
import { formatDate, formatNumber } from "@/lib/format";
import type { UsageKey, UsageSeries } from "@/lib/quota/usage-series";
import { dayWords, signedWords } from "./usage-words";

const DAY_MS = 86_400_000;

/** The points of a chart; one that is not known breaks the line where a day was not kept. */
export function chartPoints({ points, gaps, to }: UsageSeries, key: UsageKey): ChartPoint[] {
  return points.flatMap(({ day, used }) => {
    const at = Date.parse(day);
    const gap = gaps.find(({ from }) => from === at);
    const point = { at, value: used[key] };
    return gap && gap.to < to ? [point, { at: at + 1, value: null }] : [point];
  });
}

/** "135 now, +35 since 3 Mar 2026. Nothing was kept from 10 Mar 2026 to 14 Mar 2026." */
export function seriesWords({ points, gaps, from }: UsageSeries, key: UsageKey, locale: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "";
  const grew = last.used[key] - first.used[key];
  const isWhole = Date.parse(first.day) - from < 2 * DAY_MS;
  const since = isWhole ? "in 12 months" : `since ${dayWords(first.day)}, when it was first kept`;
  const words = [
    `${formatNumber(last.used[key], locale)} now, ${grew === 0 ? "unchanged" : signedWords(grew, locale)} ${since}.`,
  ];
  for (const gap of gaps)
    words.push(`Nothing was kept from ${formatDate(gap.from, "UTC")} to ${formatDate(gap.to, "UTC")}.`);
  return words.join(" ");
}
