import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketStart, DAY_MS, HOUR_MS, stepOf, stepsBefore } from "./buckets";

const zones = [
  "UTC",
  "Europe/Madrid",
  "America/Sao_Paulo",
  "Pacific/Kiritimati",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];
const anyZone = fc.constantFrom(...zones);
const anyTime = fc.integer({ min: Date.parse("2026-01-01Z"), max: Date.parse("2028-01-01Z") });
const anyStep = fc.constantFrom(HOUR_MS, 6 * HOUR_MS, DAY_MS);
const iso = (ms: number | Date) => new Date(ms).toISOString().slice(0, 16);

describe("steps", () => {
  it("part time: none is missing, none is repeated", () => {
    fc.assert(
      fc.property(anyTime, anyStep, anyZone, (at, ms, zone) => {
        const step = stepOf(ms, zone);
        const [start, next] = [stepsBefore(0, at, ms, zone), stepsBefore(-1, at, ms, zone)];
        expect(start).toBeLessThanOrEqual(at);
        expect(next).toBeGreaterThan(at);
        expect([step(start), step(next - 1), step(next)]).toEqual([step(at), step(at), step(at) + 1]);
        expect(stepsBefore(1, next, ms, zone)).toBe(start);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are six hours by the clock, with one of five in March and one of seven in October", () => {
    const starts = (from: string) =>
      [0, -1, -2, -3, -4].map((n) => iso(stepsBefore(n, Date.parse(from), 6 * HOUR_MS, "Europe/Madrid")));
    expect(starts("2026-03-28T23:00Z")).toEqual([
      ...["2026-03-28T23:00", "2026-03-29T04:00", "2026-03-29T10:00", "2026-03-29T16:00", "2026-03-29T22:00"],
    ]);
    expect(starts("2026-10-24T22:00Z")).toEqual([
      ...["2026-10-24T22:00", "2026-10-25T05:00", "2026-10-25T11:00", "2026-10-25T17:00", "2026-10-25T23:00"],
    ]);
  });
});

it("a bucket of a day begins at the midnight of its zone", () => {
  const day = (at: string, zone: string) => iso(bucketStart("day", new Date(at), zone));
  expect(day("2026-03-29T21:59Z", "Europe/Madrid")).toBe("2026-03-28T23:00");
  expect(day("2026-03-29T22:00Z", "Europe/Madrid")).toBe("2026-03-29T22:00");
  expect(day("2026-10-25T22:59Z", "Europe/Madrid")).toBe("2026-10-24T22:00");
  expect(day("2026-10-25T22:59Z", "UTC")).toBe("2026-10-25T00:00");
  expect(day("2026-10-25T12:00Z", "Pacific/Kiritimati")).toBe("2026-10-25T10:00");
  expect(iso(bucketStart("hour", new Date("2026-10-25T22:59Z"), "Asia/Kathmandu"))).toBe("2026-10-25T22:00");
});
