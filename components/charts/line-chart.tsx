import { scaleLinear } from "d3-scale";
import { useText } from "#use-text";
import { ChartReadout } from "@/components/charts/chart-readout";
import type { ChartPoint } from "@/components/charts/points";
import { isolatedPoints, limitPlace, linePath, type Scale, valueScale, valueTicks } from "@/components/charts/scale";
import { timeTicks } from "@/components/charts/time-ticks";
import { formatNumber } from "@/lib/format";

type LineChartProps = {
  /** Bounds in milliseconds, shown as clocks in `timeZone` have them. */
  from: number;
  to: number;
  timeZone: string;
  /** The longest interval, in milliseconds, that a line still bridges. */
  longest: number;
  points: readonly ChartPoint[];
  /** Drawn as a step line where it is near enough. */
  limits: readonly ChartPoint[];
  /** Spans without any reading. */
  gaps: readonly { from: number; to: number }[];
  /** Numbered places on the line, explained next to the chart. */
  marks: readonly { at: number; value: number; sign: string }[];
  /** Whether a point stands for a day. */
  daily?: boolean;
  /** Of the values; left out, they are plain numbers. */
  currency?: string | undefined;
  locale: string;
};

const known = (points: readonly ChartPoint[]) => points.flatMap(({ value }) => (value === null ? [] : [value]));

/** Short where that tells the ticks apart ("40K"), else in full. */
function tickLabels(ticks: readonly number[], locale: string, currency: string | undefined): string[] {
  const unit = currency === undefined ? {} : ({ style: "currency", currency, minimumFractionDigits: 0 } as const);
  const short = ticks.map((tick) =>
    formatNumber(tick, locale, tick < 10_000 ? unit : { ...unit, notation: "compact", maximumFractionDigits: 3 }),
  );
  return new Set(short).size === ticks.length ? short : ticks.map((tick) => formatNumber(tick, locale, unit));
}

function Axis({ y, locale, currency }: { y: Scale } & Pick<LineChartProps, "locale" | "currency">) {
  const ticks = valueTicks(y);
  const labels = tickLabels(ticks, locale, currency);
  return (
    <div className="relative w-14 shrink-0 text-ink-3 text-xs">
      {ticks.map((tick, index) => (
        <span key={tick} className="absolute right-1.5 translate-y-1/2 leading-none" style={{ bottom: `${y(tick)}%` }}>
          {labels[index]}
        </span>
      ))}
    </div>
  );
}

/**
 * A line over time with its limit. It is a picture only, hidden from assistive technology: the text and the table next
 * to it say the same. Lines are stretched to the width they have, texts are not, so it is readable on a phone.
 */
export function LineChart(props: LineChartProps) {
  const { from, to, timeZone, longest, points, limits, gaps, marks, daily = false, currency, locale } = props;
  const text = useText("ui.chart");
  const x = scaleLinear([from, to], [0, 100]);
  const y = valueScale(known(points), known(limits));
  const [low = 0, high = 1] = y.domain();
  const isOnChart = (value: number | null) => value !== null && value >= low && value <= high;
  const within = limits.map(({ at, value }) => ({ at, value: isOnChart(value) ? value : null }));
  const lastLimit = limits.at(-1)?.value ?? null;
  const isLimitShown = isOnChart(lastLimit);
  const left = (at: number) => `${x.copy().clamp(true)(at)}%`;
  const bottom = (value: number) => `${y(value)}%`;
  const place = limitPlace(points, limits, { from, to });
  const limitAt =
    lastLimit !== null && isLimitShown ? bottom(lastLimit) : place.at !== null || place.below ? "0%" : "100%";
  const limitStyle = {
    bottom: `calc(${limitAt} ${place.below && isLimitShown ? "- 16px" : "+ 4px"})`,
    ...(place.at !== null && isLimitShown ? { left: left(place.at) } : { right: 0 }),
  };
  const used = linePath(points, { x, y, longest });
  const line = { fill: "none", vectorEffect: "non-scaling-stroke", strokeLinecap: "round" } as const;
  return (
    <div aria-hidden="true" className="pt-5 forced-colors:[forced-color-adjust:none]">
      <div className="flex h-40">
        <Axis y={y} locale={locale} currency={currency} />
        <div className="relative min-w-0 flex-1">
          {gaps.map((gap) => (
            <span
              key={gap.from}
              className="absolute inset-y-0 border-line-2 border-x border-dashed bg-sunk"
              style={{ left: left(gap.from), right: `calc(100% - ${left(gap.to)})` }}
            />
          ))}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {valueTicks(y).map((tick) => (
              <path key={tick} d={`M0 ${100 - y(tick)}H100`} {...line} stroke="var(--line)" strokeWidth="1" />
            ))}
            <path
              data-line="limit"
              d={linePath(within, { x, y, longest, step: true })}
              {...line}
              stroke="var(--bad)"
              strokeWidth="1.5"
              strokeDasharray="5 4"
            />
            <path data-line="used" d={used} {...line} strokeLinejoin="round" stroke="var(--brand)" strokeWidth="2.2" />
            <path data-line="alone" d={isolatedPoints(used)} {...line} stroke="var(--brand)" strokeWidth="6" />
          </svg>
          {lastLimit === null ? null : (
            <span className="absolute whitespace-nowrap px-1 text-bad text-xs leading-none" style={limitStyle}>
              {text(isLimitShown ? "limit" : "limitOffChart", { limit: formatNumber(lastLimit, locale) })}
            </span>
          )}
          {marks.map(({ at, value, sign }) => (
            <span
              key={`${at}-${sign}`}
              className="absolute grid size-[15px] -translate-x-1/2 translate-y-1/2 place-items-center rounded-full border border-ink-3 bg-panel font-semibold text-[10px] text-ink leading-none"
              style={{ left: left(at), bottom: bottom(value) }}
            >
              {sign}
            </span>
          ))}
          <ChartReadout {...{ from, to, timeZone, low, high, points, limits, daily, currency, locale }} />
        </div>
      </div>
      <div className="relative ml-14 h-5 text-ink-3 text-xs">
        {timeTicks(from, to, timeZone, locale).map(({ at, label }) => (
          <span
            key={at}
            className="absolute top-1.5 -translate-x-1/2 whitespace-nowrap leading-none"
            style={{ left: left(at) }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
