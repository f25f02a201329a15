import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { becauseOf, type Decision, decideForecast, decideThreshold, type Fact, type Held, rearmsBelow } from "./decide";

const MARKS = [75, 90, 100];
const NONE: Held = { level: 0, marks: [] };
const known = (value: number): Fact => ({ state: "known", value });
const unknown: Fact = { state: "unknown" };
const never: Fact = { state: "never" };

/** The decisions over a series of readings. */
function run(facts: Fact[], decide: (before: Held, fact: Fact) => Decision, from: Held = NONE): Decision[] {
  let before = from;
  return facts.map((fact) => {
    const decision = decide(before, fact);
    before = decision;
    return decision;
  });
}
const shares = (...values: number[]) => run(values.map(known), (before, fact) => decideThreshold(before, fact, MARKS));
const outcomes = (decisions: Decision[]) =>
  decisions.map(({ opens, closes }) => {
    const opened = opens ? `${opens.remains ? "remains" : "opens"} ${[...opens.skipped, opens.mark].join("+")}` : "";
    return [closes ? "closes" : "", opened].filter(Boolean).join(", ");
  });

describe("a share of a limit", () => {
  it("opens when it crosses upwards, and an alert of a higher threshold replaces the lower", () => {
    expect(outcomes(shares(60, 75, 80, 90, 101))).toEqual([
      "",
      "opens 75",
      "",
      "closes, opens 90",
      "closes, opens 100",
    ]);
  });

  it("that jumps over two thresholds opens one alert, of the highest", () => {
    expect(outcomes(shares(60, 95))).toEqual(["", "opens 75+90"]);
    expect(outcomes(shares(76, 120))).toEqual(["opens 75", "closes, opens 90+100"]);
  });

  it("is alerted at the first reading too", () => expect(outcomes(shares(92))).toEqual(["opens 75+90"]));

  it("closes 5 points below, leaving what remains of the lower threshold, which is not crossed again", () => {
    expect(outcomes(shares(91, 86, 85, 84.9, 71, 69.9, 75))).toEqual([
      "opens 75+90",
      "",
      "",
      "closes, remains 75",
      "",
      "closes",
      "opens 75",
    ]);
  });

  it("may cross again what it was clearly below", () => {
    expect(outcomes(shares(91, 84, 90))).toEqual(["opens 75+90", "closes, remains 75", "closes, opens 90"]);
  });

  it("has a smaller distance where 5 points would be too much", () => {
    expect([75, 25, 10, 1].map(rearmsBelow)).toEqual([70, 20, 8, 0.8]);
  });

  it("falls to nothing after a deletion: one closing", () =>
    expect(outcomes(shares(101, 0))).toEqual(["opens 75+90+100", "closes"]));
});

describe("thresholds that somebody changes", () => {
  const change = (share: number, from: number[], to: number[]) => {
    const before = decideThreshold(NONE, known(share), from);
    return outcomes([decideThreshold(before, known(share), to)])[0];
  };

  it("lowered below the present share opens one", () => expect(change(60, MARKS, [50, 90, 100])).toBe("opens 50"));
  it("raised above the present share closes it", () => expect(change(76, MARKS, [78, 90, 100])).toBe("closes"));
  it("lowered beneath one that is open says nothing new", () => expect(change(80, MARKS, [60, 90, 100])).toBe(""));
  it("raised, leaves what remains of the others", () =>
    expect(change(91, MARKS, [75, 95, 100])).toBe("closes, remains 75"));
  it("keeps an alert within its distance when another threshold changes", () => {
    const [, before] = shares(91, 87);
    if (!before) throw new Error("no decision");
    expect(outcomes([decideThreshold(before, known(87), [70, 90, 100])])).toEqual([""]);
  });
});

describe("what cannot be known", () => {
  it("opens and closes nothing, and afterwards all is as it was", () => {
    const decide = (before: Held, fact: Fact) => decideThreshold(before, fact, MARKS);
    expect(outcomes(run([known(91), unknown, unknown, known(91)], decide))).toEqual(["opens 75+90", "", "", ""]);
    expect(outcomes(run([unknown, known(50), unknown], decide))).toEqual(["", "", ""]);
  });

  it("is not an unlimited plan, which closes", () => {
    const decide = (before: Held, fact: Fact) => decideThreshold(before, fact, MARKS);
    expect(outcomes(run([known(91), never, known(91)], decide))).toEqual(["opens 75+90", "closes", "opens 75+90"]);
  });
});

describe("a forecast", () => {
  const days = (...values: (number | Fact)[]) =>
    run(
      values.map((value) => (typeof value === "number" ? known(value) : value)),
      (before, fact) => decideForecast(before, fact, 30),
    );

  it("opens within the days, and again only after a week beyond them", () => {
    expect(outcomes(days(31, 30, 34, 29, 36, 30, 37, 30))).toEqual([
      "",
      "opens 30",
      "",
      "",
      "",
      "",
      "closes",
      "opens 30",
    ]);
  });
  it("closes when nothing grows", () => expect(outcomes(days(10, never))).toEqual(["opens 30", "closes"]));
  it("that came true ends its alert once, and is none when usage falls a little", () => {
    const reached: Fact = { state: "reached" };
    expect(outcomes(days(10, reached, 1, reached, 1))).toEqual(["opens 30", "closes", "", "closes", ""]);
    expect(outcomes(days(reached, 3))).toEqual(["", "opens 30"]);
  });
  it("too early to say changes nothing", () => expect(outcomes(days(10, unknown, 12))).toEqual(["opens 30", "", ""]));
  it("decides again when the days change", () => {
    const before = decideForecast(NONE, known(40), 30);
    expect(outcomes([decideForecast(before, known(40), 60)])).toEqual(["opens 60"]);
    expect(outcomes([decideForecast(decideForecast(NONE, known(20), 30), known(20), 14)])).toEqual(["closes"]);
  });
});

describe("why one ends", () => {
  const why = (limit: number | null, value: number, limitWas = 1000) => {
    const before = decideThreshold(NONE, known(91), MARKS);
    const fact = known(value);
    return becauseOf("threshold", { fact, before, decision: decideThreshold(before, fact, MARKS), limitWas, limit });
  };
  it.each([
    [why(1000, 10), "fell"],
    [why(2000, 45), "limit-raised"],
    [why(null, 45), "no-limit"],
    [why(1000, 101), "higher"],
  ])("%s", (is, expected) => expect(is).toBe(expected));
});

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
        // Thresholds below this one within its distance may be crossed once each before it.
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

  it("no alert opens without a known share at or above its threshold", () =>
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
