/** Where something lies on a chart; a value that is not known breaks the line. */
export type ChartPoint = { at: number; value: number | null };

export type Domain = { low: number; high: number; ticks: number[] };

const STEPS = [1, 2, 2.5, 5, 10];
const INTERVALS = 4;

/** The smallest "round" step (1, 2, 2.5 or 5 times a power of ten, and whole) of which `INTERVALS` cover `span`. */
function roundStep(span: number): number {
  const rough = Math.max(span / INTERVALS, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = STEPS.map((factor) => factor * power).find((each) => each >= rough && Number.isInteger(each));
  return step ?? 10 * power;
}

/**
 * The scale of a chart. It begins at 0 unless the values move only in their upper half; a limit is on it when that does
 * not flatten them. Ticks are whole and evenly spaced, the first is `low`, the last is `high`.
 */
export function domainOf(values: readonly number[], limits: readonly number[]): Domain {
  const most = Math.max(0, ...values);
  const least = values.length > 0 ? Math.min(...values) : 0;
  const near = limits.filter((limit) => limit - most <= Math.max(2 * (most - least), most / 2));
  const top = Math.max(most, ...near, 1);
  const fromZero = least <= top / 2;
  const step = roundStep(fromZero ? top : top - least);
  const low = fromZero ? 0 : Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((top - low) / step));
  return { low, high: low + count * step, ticks: Array.from({ length: count + 1 }, (_, index) => low + index * step) };
}

/**
 * The lines of a chart 1000 wide and 100 high as SVG paths: a new one after each value that is not known and after each
 * interval longer than `longest`. A point alone is a line of no length, which a round cap shows as a dot.
 */
export function linePath(
  points: readonly ChartPoint[],
  { from, to, longest, step = false }: { from: number; to: number; longest: number; step?: boolean },
  { low, high }: Domain,
): string {
  const x = (at: number) => (((at - from) / (to - from)) * 1000).toFixed(1);
  const y = (value: number) => (100 - ((value - low) / (high - low)) * 100).toFixed(2);
  let path = "";
  let before: { at: number; value: number } | null = null;
  for (const { at, value } of points) {
    if (value === null) {
      before = null;
      continue;
    }
    if (!before || at - before.at > longest) path += `M${x(at)} ${y(value)}h0`;
    else if (step) path += `H${x(at)}V${y(value)}`;
    else path += `L${x(at)} ${y(value)}`;
    before = { at, value };
  }
  return path;
}

/** Of a `linePath` only the points alone: drawn wider than a line, they are seen. */
export const lonePoints = (path: string): string => path.match(/M[^MLH]*h0(?=M|$)/g)?.join("") ?? "";

/**
 * Where the words of the last limit stand: `at` the instant where its line begins, or, null, at the right; above or `below` it.
 * A line that comes to its limit at the right would run through the words there.
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

/** The index of the known point nearest to an instant; null where none is known. */
export function nearest(points: readonly ChartPoint[], at: number): number | null {
  let found: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const [index, point] of points.entries()) {
    if (point.value === null || Math.abs(point.at - at) >= distance) continue;
    found = index;
    distance = Math.abs(point.at - at);
  }
  return found;
}
