import { type ScaleLinear, scaleLinear } from "d3-scale";
import { curveLinear, curveStepAfter, line } from "d3-shape";
import type { ChartPoint } from "@/components/charts/points";

/** From instants or values to percent of the width or height. */
export type Scale = ScaleLinear<number, number>;

const INTERVALS = 4;

/**
 * The scale of values. It begins at 0 unless the values move only in their upper half; a limit is on it when that does
 * not flatten them. Its bounds are whole, and ticks.
 */
export function valueScale(values: readonly number[], limits: readonly number[]): Scale {
  const most = Math.max(0, ...values);
  const least = values.length > 0 ? Math.min(...values) : 0;
  const near = limits.filter((limit) => limit - most <= Math.max(2 * (most - least), most / 2));
  const top = Math.max(most, ...near, 1);
  const low = least <= top / 2 ? 0 : Math.floor(least);
  return scaleLinear([low, Math.max(Math.ceil(top), low + 1)], [0, 100]).nice(INTERVALS);
}

/** What is counted here has no fractions. */
export const valueTicks = (scale: Scale): number[] => scale.ticks(INTERVALS).filter(Number.isInteger);

/**
 * The lines of a chart 100 wide and high as an SVG path: a new one after each value that is not known and after each
 * interval longer than `longest`. A point alone is a closed line of no length, which a round cap shows as a dot.
 */
export function linePath(
  points: readonly ChartPoint[],
  { x, y, longest, step = false }: { x: Scale; y: Scale; longest: number; step?: boolean },
): string {
  const broken = points.flatMap((point, index) => {
    const before = points[index - 1];
    return before && point.at - before.at > longest ? [{ at: point.at, value: null }, point] : [point];
  });
  const path = line<ChartPoint>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => x(at))
    .y(({ value }) => 100 - y(value ?? 0))
    .curve(step ? curveStepAfter : curveLinear)
    .digits(2);
  return path(broken) ?? "";
}

/** The isolated points of a `linePath`: drawn wider than a line, they are visible. */
export const isolatedPoints = (path: string): string => path.match(/M[^MLZ]*Z/g)?.join("") ?? "";

/**
 * Where to put the label of the last limit: `at` the instant where its line starts or, null, at the right; above or
 * `below` it. At the right, a line that approaches the limit would cross the label.
 */
export function limitPlace(
  points: readonly ChartPoint[],
  limits: readonly ChartPoint[],
  { from, to }: { from: number; to: number },
): { at: number | null; below: boolean } {
  const limit = limits.at(-1)?.value ?? null;
  const last = points.findLast(({ value }) => value !== null)?.value ?? null;
  if (limit === null || last === null || last < limit) return { at: null, below: false };
  const since = limits.find(({ value }) => value !== null);
  const crossed = points.find(({ value }) => value !== null && value >= limit);
  const middle = (from + to) / 2;
  if (since?.value === limit && since.at < middle && crossed && crossed.at > middle)
    return { at: since.at, below: false };
  return { at: null, below: true };
}
