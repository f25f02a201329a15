import { scaleLinear } from "d3-scale";
import { describe, expect, it } from "vitest";
import type { ChartPoint } from "@/components/charts/points";
import { isolatedPoints, limitPlace, linePath, valueScale, valueTicks } from "@/components/charts/scale";

describe("valueScale", () => {
  it.each([
    ["nothing at all", [], [], [0, 1]],
    ["only zeros", [0, 0], [], [0, 1]],
    ["small whole numbers", [1, 3], [], [0, 1, 2, 3]],
    ["from zero with a limit in reach", [20_000, 36_800], [50_000], [0, 10_000, 20_000, 30_000, 40_000, 50_000]],
    ["a limit out of reach is left out", [100, 300], [50_000], [0, 100, 200, 300]],
    ["values in their upper half, up to their limit", [36_700, 36_800], [50_000], [35_000, 40_000, 45_000, 50_000]],
    ["values far below their limit are enlarged", [6700, 6800], [50_000], [6700, 6720, 6740, 6760, 6780, 6800]],
    ["a flat line", [500, 500], [], [500, 501]],
    ["euros within one", [500.6, 501.2], [], [500, 501, 502]],
    ["over the limit", [2011, 2100], [2000], [2000, 2020, 2040, 2060, 2080, 2100]],
  ])("%s", (_name, values, limits, ticks) => {
    const scale = valueScale(values, limits);
    expect(valueTicks(scale)).toEqual(ticks);
    expect(scale.domain()).toEqual([ticks[0], ticks.at(-1)]);
    expect(scale.range()).toEqual([0, 100]);
  });
});

describe("linePath", () => {
  const bounds = { x: scaleLinear([0, 10], [0, 100]), y: scaleLinear([0, 100], [0, 100]), longest: 2 };

  it("breaks at unknown values and at gaps, and shows isolated points", () => {
    const points = [
      { at: 0, value: 0 },
      { at: 2, value: 50 },
      { at: 4, value: null },
      { at: 6, value: 100 },
      { at: 9, value: 100 },
    ];
    const path = linePath(points, bounds);
    expect(path).toBe("M0,100L20,50M60,0ZM90,0Z");
    expect(isolatedPoints(path)).toBe("M60,0ZM90,0Z");
    expect(isolatedPoints(linePath(points.slice(0, 2), bounds))).toBe("");
  });

  it("draws a limit as steps", () => {
    const limit = [
      { at: 0, value: 50 },
      { at: 2, value: 100 },
    ];
    expect(linePath(limit, { ...bounds, step: true })).toBe("M0,50L20,50L20,0");
  });
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
