import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, decideForecast, decideThreshold, type Fact, rearmsBelow } from "./decide";
import { known, NONE, never, run, unknown } from "./test/decisions";

const share = fc.double({ min: 0, max: 300, noNaN: true });
const fact = fc.oneof(
  { weight: 5, arbitrary: share.map(known) },
  fc.constant(unknown),
  fc.constant(never),
  fc.constant<Fact>({ state: "reached" }),
);
const marks = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 })
  .map((list) => list.sort((a, b) => a - b));
const opened = (decisions: Decision[]) => decisions.filter(({ opens }) => opens && !opens.remains);

describe("for any readings", () => {
  it("a share that stays within the distance of a threshold is alerted once at most", () =>
    fc.assert(
      fc.property(marks, fc.nat(2), fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (list, index, places) => {
        const mark = list[index] ?? 0;
        const from = rearmsBelow(mark);
        const to = list[index + 1] ?? 300;
        const series = places.map((place) => known(from + place * (to - from) * 0.999));
        const decisions = run(series, (before, each) => decideThreshold(before, each, list));
        // Lower thresholds within its re-arm distance may be crossed once each before it.
        const of = opened(decisions).filter(({ opens }) => opens?.mark === mark);
        expect(of.length).toBeLessThanOrEqual(1);
      }),
    ));

  it("a threshold opens again only after a share below its distance, or none at all", () =>
    fc.assert(
      fc.property(marks, fc.array(fact), (list, facts) => {
        const decisions = run(facts, (before, each) => decideThreshold(before, each, list));
        for (const mark of list) {
          let armed = true;
          facts.forEach((each, i) => {
            if (each.state === "never" || (each.state === "known" && each.value < rearmsBelow(mark))) armed = true;
            const { opens } = decisions[i]!;
            if (!opens || opens.remains || ![opens.mark, ...opens.skipped].includes(mark)) return;
            expect(armed).toBe(true);
            armed = false;
          });
        }
      }),
    ));

  it("only a known share at or above the threshold opens an alert", () =>
    fc.assert(
      fc.property(marks, fc.array(fact), (list, facts) => {
        run(facts, (before, each) => decideThreshold(before, each, list)).forEach(({ opens }, i) => {
          const each = facts[i]!;
          if (!opens) return;
          expect(each.state).toBe("known");
          if (each.state === "known")
            expect(each.value).toBeGreaterThanOrEqual(opens.remains ? rearmsBelow(opens.mark) : opens.mark);
        });
      }),
    ));

  it("an alert is open exactly while a limit is beyond a threshold", () =>
    fc.assert(
      fc.property(marks, fc.array(fact), (list, facts) => {
        let open: number | null = null;
        for (const { level, opens, closes } of run(facts, (before, each) => decideThreshold(before, each, list))) {
          if (closes) {
            expect(open).not.toBeNull();
            open = null;
          }
          if (opens) {
            expect(open).toBeNull();
            open = opens.mark;
          }
          expect(open).toBe(level === 0 ? null : list[level - 1]);
        }
      }),
    ));

  it("a higher share is never at a lower level", () =>
    fc.assert(
      fc.property(marks, fc.array(fact), share, share, (list, facts, a, b) => {
        const before = run(facts, (held, each) => decideThreshold(held, each, list)).at(-1) ?? NONE;
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const level = (value: number) => decideThreshold(before, known(value), list).level;
        expect(level(high)).toBeGreaterThanOrEqual(level(low));
      }),
    ));

  it("a forecast that stays within a week of the days is alerted once at most", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.array(fc.nat(500)), (within, places) => {
        const facts = places.map((place) => known(place % (within + 7)));
        expect(opened(run(facts, (before, each) => decideForecast(before, each, within))).length).toBeLessThanOrEqual(
          1,
        );
      }),
    ));
});
