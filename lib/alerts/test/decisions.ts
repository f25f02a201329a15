import type { AlertLevel, Decision, Fact } from "../decide";

export const MARKS = [75, 90, 100];
export const NONE: AlertLevel = { level: 0, marks: [] };
export const known = (value: number): Fact => ({ state: "known", value });
export const unknown: Fact = { state: "unknown" };
export const never: Fact = { state: "never" };

/** The decisions over a series of readings. */
export function run(
  facts: Fact[],
  decide: (before: AlertLevel, fact: Fact) => Decision,
  from: AlertLevel = NONE,
): Decision[] {
  let before = from;
  return facts.map((fact) => {
    const decision = decide(before, fact);
    before = decision;
    return decision;
  });
}
