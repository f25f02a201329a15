"use client";

import { type PointerEvent, type ReactNode, useState } from "react";
import { useText } from "#use-text";
import { type ChartPoint, nearest } from "@/components/charts/points";
import { cn } from "@/lib/cn";
import { formatDate, formatExact, formatNumber } from "@/lib/format";

type ReadoutProps = {
  /** Bounds in milliseconds, and of the values. */
  from: number;
  to: number;
  timeZone: string;
  low: number;
  high: number;
  points: readonly ChartPoint[];
  limits: readonly ChartPoint[];
  /** Whether a point stands for a day, and its time of day means nothing. */
  daily: boolean;
  currency: string | undefined;
  locale: string;
};

/**
 * Shows the values under the pointer. For the mouse only: the table next to the chart has the same figures for
 * everyone.
 */
export function ChartReadout(props: ReadoutProps) {
  const { from, to, timeZone, low, high, points, limits, daily, currency, locale } = props;
  const text = useText("ui.chart");
  const [index, setIndex] = useState<number | null>(null);
  const point = index === null ? undefined : points[index];
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setIndex(nearest(points, from + ((event.clientX - left) / Math.max(width, 1)) * (to - from)));
  };
  const unit = currency === undefined ? {} : ({ style: "currency", currency } as const);
  const x = point ? ((point.at - from) / (to - from)) * 100 : 0;
  const limit = limits.find(({ at }) => at === point?.at)?.value ?? null;
  const value = point?.value == null ? "" : formatNumber(point.value, locale, unit);
  const bold = (chunks: ReactNode) => <b className="font-semibold text-ink">{chunks}</b>;
  return (
    <div
      className="absolute inset-0"
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setIndex(null)}
    >
      {point && point.value !== null ? (
        <>
          <span className="absolute inset-y-0 w-px bg-line-3" style={{ left: `${x}%` }} />
          <span
            className="absolute size-2 -translate-x-1/2 translate-y-1/2 rounded-full bg-brand"
            style={{ left: `${x}%`, bottom: `${((point.value - low) / (high - low)) * 100}%` }}
          />
          <span
            data-readout
            className={cn(
              "pointer-events-none absolute -top-5 z-10 whitespace-nowrap rounded-md border border-line-2 bg-panel px-2 py-1",
              "text-ink-2 text-xs leading-tight shadow-sm",
              x < 50 ? "ml-2" : "mr-2",
            )}
            style={x < 50 ? { left: `${x}%` } : { right: `${100 - x}%` }}
          >
            {limit === null
              ? bold(value)
              : text.rich("readingOfLimit", { value, limit: formatNumber(limit, locale), b: bold })}
            <br />
            {daily ? formatDate(point.at, timeZone, locale) : formatExact(point.at, timeZone, locale)}
          </span>
        </>
      ) : null}
    </div>
  );
}
