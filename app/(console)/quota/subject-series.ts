import type { ChartPoint } from "@/components/charts/points";
import { formatDate, formatNumber } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import type { UsageKey, UsageSeries } from "@/lib/usage/usage-series";
import { formatDay, formatSigned } from "./usage-figures";

const DAY_MS = 86_400_000;

/** The points of a chart; an unknown point breaks the line where a day was not recorded. */
export function chartPoints({ points, gaps, to }: UsageSeries, key: UsageKey): ChartPoint[] {
  return points.flatMap(({ day, used }) => {
    const at = Date.parse(day);
    const gap = gaps.find(({ from }) => from === at);
    const point = { at, value: used[key] };
    return gap && gap.to < to ? [point, { at: at + 1, value: null }] : [point];
  });
}

function growthText(
  text: Text<"usage.subjectHistory">,
  { used, grew, since }: { used: string; grew: string | null; since: string | null },
): string {
  if (since === null) return grew === null ? text("unchanged", { used }) : text("change", { used, change: grew });
  return grew === null
    ? text("unchangedSince", { used, day: since })
    : text("changeSince", { used, change: grew, day: since });
}

/** A summary of a chart in sentences. */
export function seriesSummary(
  text: Text<"usage.subjectHistory">,
  { points, gaps, from }: UsageSeries,
  { key, locale }: { key: UsageKey; locale: string },
): string[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const grew = last.used[key] - first.used[key];
  const isWhole = Date.parse(first.day) - from < 2 * DAY_MS;
  const growth = growthText(text, {
    used: formatNumber(last.used[key], locale),
    grew: grew === 0 ? null : formatSigned(grew, locale),
    since: isWhole ? null : formatDay(first.day, locale),
  });
  const date = (at: number) => formatDate(at, "UTC", locale);
  const missing = gaps.map((gap) => text("gap", { from: date(gap.from), to: date(gap.to) }));
  return [growth, ...missing];
}
