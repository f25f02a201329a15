/** A point of a chart; an unknown value breaks the line. */
export type ChartPoint = { at: number; value: number | null };

/** The index of the known point nearest to an instant; null: no known point. */
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
