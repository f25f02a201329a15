import { expect, it } from "vitest";
import { createPace } from "./pace";

const at = (ms: number) => new Date(1_000_000 + ms);

it("has no estimate in the first moments or without progress", () => {
  const pace = createPace();
  expect(pace.expectedEnd(10)).toBeNull();
  pace.add(at(0), 0);
  pace.add(at(1_000), 10);
  expect(pace.expectedEnd(10)).toBeNull();
  const still = createPace();
  still.add(at(0), 5);
  still.add(at(30_000), 5);
  expect(still.expectedEnd(10)).toBeNull();
});

it("estimates the end from the pace of recent steps only", () => {
  const pace = createPace();
  for (let s = 0; s <= 60; s += 1) pace.add(at(s * 1_000), s * 100);
  expect(pace.expectedEnd(1_000)).toEqual(at(70_000));
  for (let s = 61; s <= 90; s += 1) pace.add(at(s * 1_000), 6_000 + (s - 60));
  expect(pace.expectedEnd(10)).toEqual(at(100_000));
});

it("is never before now, and starts over when the counting does or the clock is set back", () => {
  const pace = createPace();
  pace.add(at(0), 0);
  pace.add(at(10_000), 100);
  expect(pace.expectedEnd(-5)).toEqual(at(10_000));
  pace.add(at(11_000), 1);
  expect(pace.expectedEnd(100)).toBeNull();
  pace.add(at(14_000), 31);
  expect(pace.expectedEnd(10)).toEqual(at(15_000));
  pace.add(at(2_000), 40);
  expect(pace.expectedEnd(10)).toBeNull();
});
