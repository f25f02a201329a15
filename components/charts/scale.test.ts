import { describe, expect, it } from "vitest";
import { type ChartPoint, domainOf, limitPlace, linePath, lonePoints, nearest } from "@/components/charts/scale";

describe("domainOf", () => {
  it.each([
    ["nothing at all", [], [], [0, 1]],
    ["only zeros", [0, 0], [], [0, 1]],
    ["small whole numbers", [1, 3], [], [0, 1, 2, 3]],
    ["from zero with a limit in reach", [20_000, 36_800], [50_000], [0, 20_000, 40_000, 60_000]],
    ["a limit out of reach is left out", [100, 300], [50_000], [0, 100, 200, 300]],
    ["values in their upper half, up to their limit", [36_700, 36_800], [50_000], [35_000, 40_000, 45_000, 50_000]],
    ["values far below their limit are enlarged", [6700, 6800], [50_000], [6700, 6725, 6750, 6775, 6800]],
    ["a flat line", [500, 500], [], [500, 501]],
    ["over the limit", [2011, 2100], [2000], [2000, 2025, 2050, 2075, 2100]],
  ])("%s", (_name, values, limits, ticks) => {
    const domain = domainOf(values, limits);
    expect(domain).toEqual({ low: ticks[0], high: ticks.at(-1), ticks });
  });
});

describe("linePath", () => {
  const domain = { low: 0, high: 100, ticks: [] };
  const bounds = { from: 0, to: 10, longest: 2 };

  it("breaks at what is not known and at gaps, and shows a point alone", () => {
    const points = [
      { at: 0, value: 0 },
      { at: 2, value: 50 },
      { at: 4, value: null },
      { at: 6, value: 100 },
      { at: 9, value: 100 },
    ];
    const path = linePath(points, bounds, domain);
    expect(path).toBe("M0.0 100.00h0L200.0 50.00M600.0 0.00h0M900.0 0.00h0");
    expect(lonePoints(path)).toBe("M600.0 0.00h0M900.0 0.00h0");
    expect(lonePoints(linePath(points.slice(0, 2), bounds, domain))).toBe("");
  });

  it("draws a limit as steps", () => {
    const limit = [
      { at: 0, value: 50 },
      { at: 2, value: 100 },
    ];
    expect(linePath(limit, { ...bounds, step: true }, domain)).toBe("M0.0 50.00h0H200.0V0.00");
  });
});

it("the nearest point is one whose value is known", () => {
  const points = [
    { at: 0, value: 4 },
    { at: 10, value: null },
    { at: 20, value: 5 },
  ];
  expect([-5, 9, 11, 99].map((at) => nearest(points, at))).toEqual([0, 0, 2, 2]);
  expect(nearest([{ at: 1, value: null }], 1)).toBeNull();
});

describe("the words of a limit", () => {
  const span = { from: 0, to: 100 };
  const line = (...values: (number | null)[]) =>
    values.map((value, index) => ({ at: (index * 100) / (values.length - 1), value }));
  const place = (points: ChartPoint[], limits: ChartPoint[]) => limitPlace(points, limits, span);
  const constant = [
    { at: 0, value: 50 },
    { at: 100, value: 50 },
  ];

  it("stand at the right, above a limit that is not reached", () => {
    expect(place(line(10, 20, 30), constant)).toEqual({ at: null, below: false });
    expect(place(line(null, null), constant)).toEqual({ at: null, below: false });
    expect(place(line(60, 70), [{ at: 0, value: null }])).toEqual({ at: null, below: false });
  });

  it("stand where the limit begins when the line comes to it at the right", () => {
    expect(place(line(10, 20, 30, 40, 50), constant)).toEqual({ at: 0, below: false });
    const later = [
      { at: 0, value: null },
      { at: 30, value: 50 },
      { at: 100, value: 50 },
    ];
    expect(place(line(10, 20, 30, 40, 60), later)).toEqual({ at: 30, below: false });
  });

  it("stand at the right, below the limit, when the line was above it before, or the limit was another", () => {
    expect(place(line(10, 60, 60, 60, 60), constant)).toEqual({ at: null, below: true });
    expect(place(line(60, 70), constant)).toEqual({ at: null, below: true });
    const lowered = [
      { at: 0, value: 90 },
      { at: 80, value: 50 },
    ];
    expect(place(line(10, 20, 30, 40, 60), lowered)).toEqual({ at: null, below: true });
  });
});
