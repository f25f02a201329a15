import { expect, it } from "vitest";
import { nearest } from "@/components/charts/points";

it("the nearest point is one whose value is known", () => {
  const points = [
    { at: 0, value: 4 },
    { at: 10, value: null },
    { at: 20, value: 5 },
  ];
  expect([-5, 9, 11, 99].map((at) => nearest(points, at))).toEqual([0, 0, 2, 2]);
  expect(nearest([{ at: 1, value: null }], 1)).toBeNull();
});
