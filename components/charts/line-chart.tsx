import { useText } from "#use-text";
import { ChartReadout } from "@/components/charts/chart-readout";
import { type ChartPoint, domainOf, limitPlace, linePath, lonePoints } from "@/components/charts/scale";
import { timeTicks } from "@/components/charts/time-ticks";
import { formatNumber } from "@/lib/format";

type LineChartProps = {
  /** Bounds in milliseconds, shown as clocks in `timeZone` have them. */
  from: number;
  to: number;
  timeZone: string;
  /** The longest interval between two points that still is a line, in milliseconds. */
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

function Axis({ ticks, locale, currency }: { ticks: readonly number[] } & Pick<LineChartProps, "locale" | "currency">) {
  const labels = tickLabels(ticks, locale, currency);
  return (
    <div className="relative w-14 shrink-0 text-ink-3 text-xs">
      {ticks.map((tick, index) => (
        <span
          key={tick}
          className="absolute right-1.5 translate-y-1/2 leading-none"
          style={{ bottom: `${(index / (ticks.length - 1)) * 100}%` }}
        >
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
  const domain = domainOf(known(points), known(limits));
  const within = limits.map(({ at, value }) => ({
    at,
    value: value !== null && value >= domain.low && value <= domain.high ? value : null,
  }));
  const lastLimit = limits.at(-1)?.value ?? null;
  const limitShown = lastLimit !== null && lastLimit >= domain.low && lastLimit <= domain.high;
  const left = (at: number) => `${Math.min(Math.max(((at - from) / (to - from)) * 100, 0), 100)}%`;
  const bottom = (value: number) => `${((value - domain.low) / (domain.high - domain.low)) * 100}%`;
  const place = limitPlace(points, limits, { from, to });
  const limitAt = limitShown ? bottom(lastLimit) : place.at !== null || place.below ? "0%" : "100%";
  const limitStyle = {
    bottom: `calc(${limitAt} ${place.below && limitShown ? "- 16px" : "+ 4px"})`,
    ...(place.at !== null && limitShown ? { left: left(place.at) } : { right: 0 }),
  };
  const used = linePath(points, { from, to, longest }, domain);
  const line = { fill: "none", vectorEffect: "non-scaling-stroke", strokeLinecap: "round" } as const;
  return (
    <div aria-hidden="true" className="pt-5 forced-colors:[forced-color-adjust:none]">
      <div className="flex h-40">
        <Axis ticks={domain.ticks} locale={locale} currency={currency} />
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
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {domain.ticks.map((tick, index) => {
              const y = 100 - (index / (domain.ticks.length - 1)) * 100;
              return <path key={tick} d={`M0 ${y}H1000`} {...line} stroke="var(--line)" strokeWidth="1" />;
            })}
            <path
              data-line="limit"
              d={linePath(within, { from, to, longest, step: true }, domain)}
              {...line}
              stroke="var(--bad)"
              strokeWidth="1.5"
              strokeDasharray="5 4"
            />
            <path data-line="used" d={used} {...line} strokeLinejoin="round" stroke="var(--brand)" strokeWidth="2.2" />
            <path data-line="alone" d={lonePoints(used)} {...line} stroke="var(--brand)" strokeWidth="6" />
          </svg>
          {lastLimit === null ? null : (
            <span className="absolute whitespace-nowrap px-1 text-bad text-xs leading-none" style={limitStyle}>
              {text(limitShown ? "limit" : "limitOffChart", { limit: formatNumber(lastLimit, locale) })}
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
          <ChartReadout
            {...{ from, to, timeZone, points, limits, daily, currency, locale }}
            low={domain.low}
            high={domain.high}
          />
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
