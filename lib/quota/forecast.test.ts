import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/buckets";
import { type DailyReading, forecast } from "./forecast";

const NOW = new Date("2026-03-01T15:00:00Z");
const dayBefore = (n: number) => new Date(NOW.getTime() - n * DAY_MS);
/** One reading for each day up to yesterday. */
const series = (values: (number | null)[]): DailyReading[] =>
  values.map((used, index) => ({ day: dayBefore(values.length - index), used }));
const days = (n: number, of: (day: number) => number) => Array.from({ length: n }, (_, day) => of(day));
const inDays = (n: number) => dayBefore(-n).toISOString().slice(0, 10);

/** Reproducible "random" numbers from 0 to 1. */
function random(seed = 7) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
function sums(changes: number[], from = 1000): number[] {
  let used = from;
  return [from, ...changes.map((change) => (used += change))];
}

function predict(values: (number | null)[], left: number, more: Partial<Parameters<typeof forecast>[0]> = {}) {
  const used = values.findLast((value) => value !== null) ?? 0;
  return forecast({
    readings: series(values),
    used,
    usedAt: NOW,
    limit: used + left,
    now: NOW,
    timeZone: "UTC",
    ...more,
  });
}

/** Days from today to both ends of the range. */
function range(result: ReturnType<typeof forecast>): [number, number | null] {
  if (result.state !== "runs-out") throw new Error(`no range: ${result.state}`);
  const daysTo = (date: string) => Math.round((Date.parse(date) - Date.parse(inDays(0))) / DAY_MS);
  return [daysTo(result.from), result.to === null ? null : daysTo(result.to)];
}

describe("a series with a known answer", () => {
  it("steady: ten a day with 300 left is thirty days, give or take a tenth of the pace", () => {
    expect(predict(sums(days(29, () => 10)), 300)).toEqual({
      state: "runs-out",
      days: 29,
      from: inDays(27),
      to: inDays(34),
    });
  });

  it("noisy: the range holds the true answer and is not much wider", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const next = random(seed);
      const [from, to] = range(predict(sums(days(29, () => Math.round(next() * 20))), 300));
      expect(from).toBeLessThanOrEqual(30);
      expect(to).toBeGreaterThanOrEqual(30);
      expect((to ?? Number.NaN) - from).toBeLessThan(25);
    }
  });

  it("flat: not growing", () => {
    expect(
      predict(
        days(30, () => 500),
        10,
      ),
    ).toEqual({ state: "not-growing", days: 29 });
  });

  it("stepped: one large election tells the soonest date and no latest one", () => {
    const [from, to] = range(predict(sums(days(29, (day) => (day === 10 ? 2900 : 0))), 3000));
    expect(from).toBeGreaterThan(5);
    expect(from).toBeLessThan(30);
    expect(to).toBeNull();
  });

  it("seasonal: work days of 14 and idle week-ends are ten a day", () => {
    const [from, to] = range(predict(sums(days(29, (day) => (day % 7 < 5 ? 14 : 0))), 300));
    expect(from).toBeLessThanOrEqual(30);
    expect(to).toBeGreaterThanOrEqual(30);
    expect(to).toBeLessThan(50);
  });

  it("falling every day: not growing", () => {
    expect(predict(sums(days(29, () => -5)), 10)).toEqual({ state: "not-growing", days: 29 });
  });

  it("one deletion does not count as negative growth", () => {
    const whole = range(predict(sums(days(29, () => 10)), 300));
    const [from, to] = range(predict(sums(days(29, (day) => (day === 15 ? -900 : 10))), 300));
    expect(from).toBeGreaterThanOrEqual(whole[0] - 2);
    expect(to).toBeLessThanOrEqual((whole[1] ?? 0) + 6);
  });

  it("one odd reading, back the day after, is no growth", () => {
    const values = sums(days(29, () => 10));
    const odd = values.map((used, day) => (day === 20 ? 0 : used));
    expect(range(predict(odd, 300))).toEqual(range(predict(values, 300)));
  });

  it("very slow: not within three years", () => {
    expect(predict(sums(days(29, (day) => (day % 10 === 0 ? 1 : 0))), 1_000_000)).toMatchObject({ state: "far" });
  });
});

describe("when a forecast is possible", () => {
  it("a limit that is reached says so, whatever the history", () => {
    expect(predict([], 0)).toEqual({ state: "reached" });
    expect(predict(sums(days(29, () => 10)), -50)).toEqual({ state: "reached" });
  });

  it("needs 14 daily readings; missing or uncounted ones don't count", () => {
    expect(predict(sums(days(12, () => 10)), 100)).toEqual({ state: "too-early", readings: 13, needed: 14 });
    expect(predict([...sums(days(12, () => 10)), null, null], 100)).toMatchObject({ state: "too-early", readings: 13 });
    expect(predict(sums(days(13, () => 10)), 100)).toMatchObject({ state: "runs-out" });
    expect(predict([], 100)).toMatchObject({ state: "too-early", readings: 0 });
  });

  it("today's unfinished day does not slow the pace down", () => {
    const values = sums(days(29, () => 10));
    const withToday = [...series(values), { day: NOW, used: 1291 }];
    expect(predict(values, 300, { readings: withToday })).toEqual(predict(values, 300));
  });

  it("readings older than 30 days do not count", () => {
    const old = sums(days(60, (day) => (day < 30 ? 1000 : 10)));
    expect(range(predict(old, 300))).toEqual(range(predict(sums(days(30, () => 10)), 300)));
  });

  it("a week without a reading: the growth is spread over it", () => {
    const values = sums(days(29, () => 10));
    const gap = values.map((used, day) => (day > 10 && day < 18 ? null : used));
    expect(range(predict(gap, 300))).toEqual(range(predict(values, 300)));
  });

  it("a figure read days ago is counted on from then", () => {
    expect(predict(sums(days(29, () => 10)), 300, { usedAt: dayBefore(5) })).toMatchObject({ from: inDays(22) });
    expect(range(predict(sums(days(29, () => 10)), 10, { usedAt: dayBefore(25) }))).toEqual([0, 0]);
  });
});

const reading = fc.record({
  ago: fc.integer({ min: -40, max: 60 }),
  used: fc.option(fc.oneof(fc.nat(), fc.maxSafeNat(), fc.double()), { nil: null }),
});
const situation = fc.record({
  readings: fc.array(reading, { maxLength: 80 }),
  used: fc.oneof(fc.nat(10_000), fc.maxSafeNat()),
  usedAgo: fc.integer({ min: -400, max: 400 }),
  limit: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  more: fc.oneof(fc.nat(1000), fc.maxSafeNat()),
});
const grow = fc.record({ changes: fc.array(fc.integer({ min: -50, max: 100 }), { minLength: 14, maxLength: 40 }) });

/** Both ends as comparable numbers: reached is now, never is infinite. */
function ends(result: ReturnType<typeof forecast>): [number, number] {
  if (result.state === "reached") return [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  if (result.state !== "runs-out") return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Date.parse(result.from), result.to === null ? Number.POSITIVE_INFINITY : Date.parse(result.to)];
}

describe("for any series", () => {
  const check = (input: Parameters<typeof forecast>[0], more: number) => {
    const result = forecast(input);
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity|null,"from"/);
    if (result.state === "runs-out") {
      expect(result.from >= inDays(0)).toBe(true);
      if (result.to !== null) expect(result.to >= result.from).toBe(true);
    }
    const [from, to] = ends(result);
    const [laterFrom, laterTo] = ends(forecast({ ...input, limit: input.limit + more }));
    expect(laterFrom).toBeGreaterThanOrEqual(from);
    expect(laterTo).toBeGreaterThanOrEqual(to);
  };

  it("never in the past, never NaN, never sooner for a higher limit", () => {
    fc.assert(
      fc.property(situation, ({ readings, used, usedAgo, limit, more }) => {
        const list = readings.map(({ ago, used: at }) => ({ day: dayBefore(ago), used: at }));
        check({ readings: list, used, usedAt: dayBefore(usedAgo), limit, now: NOW, timeZone: "UTC" }, more);
      }),
      { numRuns: 2000 },
    );
  });

  it("the same for realistic series", () => {
    fc.assert(
      fc.property(grow, fc.integer({ min: 1, max: 5000 }), fc.nat(5000), ({ changes }, left, more) => {
        const values = sums(changes, 5000);
        const used = values.at(-1) ?? 0;
        check(
          { readings: series(values), used, usedAt: NOW, limit: Math.max(1, used + left), now: NOW, timeZone: "UTC" },
          more,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

it("dates are days of the time zone: where it is tomorrow already, all are a day later", () => {
  const steady = days(20, (day) => 1000 + 10 * day);
  expect(predict(steady, 200)).toMatchObject({ from: inDays(18), to: inDays(23) });
  expect(predict(steady, 200, { timeZone: "Pacific/Kiritimati" })).toMatchObject({ from: inDays(19), to: inDays(24) });
});
