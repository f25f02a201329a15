import { describe, expect, it } from "vitest";
import {
  type AlertLevel,
  closeReasonOf,
  type Decision,
  decideForecast,
  decideThreshold,
  type Fact,
  rearmsBelow,
} from "./decide";
import { known, MARKS, NONE, never, run, unknown } from "./test/decisions";

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

  it("jumps over two thresholds and opens one alert, for the highest", () => {
    expect(outcomes(shares(60, 95))).toEqual(["", "opens 75+90"]);
    expect(outcomes(shares(76, 120))).toEqual(["opens 75", "closes, opens 90+100"]);
  });

  it("is alerted at the first reading too", () => expect(outcomes(shares(92))).toEqual(["opens 75+90"]));

  it("closes 5 points below, and the lower threshold that remains doesn't alert again", () => {
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

  it("re-arms a threshold that it was clearly below", () => {
    expect(outcomes(shares(91, 84, 90))).toEqual(["opens 75+90", "closes, remains 75", "closes, opens 90"]);
  });

  it("re-arms closer where 5 points would be too much", () => {
    expect([75, 25, 10, 1].map(rearmsBelow)).toEqual([70, 20, 8, 0.8]);
  });

  it("drops to 0 after a deletion and closes once", () =>
    expect(outcomes(shares(101, 0))).toEqual(["opens 75+90+100", "closes"]));
});

describe("thresholds that somebody changes", () => {
  const change = (share: number, from: number[], to: number[]) => {
    const before = decideThreshold(NONE, known(share), from);
    return outcomes([decideThreshold(before, known(share), to)])[0];
  };

  it("opens one when lowered below the current share", () => expect(change(60, MARKS, [50, 90, 100])).toBe("opens 50"));
  it("closes it when raised above the current share", () => expect(change(76, MARKS, [78, 90, 100])).toBe("closes"));
  it("opens nothing when another is lowered below an open alert", () =>
    expect(change(80, MARKS, [60, 90, 100])).toBe(""));
  it("keeps the alerts of the others when raised", () =>
    expect(change(91, MARKS, [75, 95, 100])).toBe("closes, remains 75"));
  it("keeps an alert within its distance when another threshold changes", () => {
    const [, before] = shares(91, 87);
    if (!before) throw new Error("no decision");
    expect(outcomes([decideThreshold(before, known(87), [70, 90, 100])])).toEqual([""]);
  });
});

describe("what cannot be known", () => {
  it("opens and closes nothing, and changes nothing later", () => {
    const decide = (before: AlertLevel, fact: Fact) => decideThreshold(before, fact, MARKS);
    expect(outcomes(run([known(91), unknown, unknown, known(91)], decide))).toEqual(["opens 75+90", "", "", ""]);
    expect(outcomes(run([unknown, known(50), unknown], decide))).toEqual(["", "", ""]);
  });

  it("is not an unlimited plan, which closes", () => {
    const decide = (before: AlertLevel, fact: Fact) => decideThreshold(before, fact, MARKS);
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
  it("that came true ends its alert once, and doesn't reopen when usage drops a little", () => {
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
    return closeReasonOf("threshold", {
      fact,
      before,
      decision: decideThreshold(before, fact, MARKS),
      limitWas,
      limit,
    });
  };
  it.each([
    [why(1000, 10), "fell"],
    [why(2000, 45), "limit-raised"],
    [why(null, 45), "no-limit"],
    [why(1000, 101), "higher"],
  ])("%s", (is, expected) => expect(is).toBe(expected));
});
