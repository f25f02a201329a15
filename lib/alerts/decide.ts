import type { AlertKind, ClosedBecause } from "./schemas";

/** What was last known of a limit: how many of its marks it is beyond, and what those were. */
export type Held = { level: number; marks: readonly number[] };

/**
 * A figure and its marks. `never`: there is nothing to be beyond. `reached`: a forecast that has come true. `unknown`:
 * nothing can be said.
 */
export type Fact = { state: "known"; value: number } | { state: "never" } | { state: "reached" } | { state: "unknown" };

/**
 * `level` 0 is beyond none. `opens`: a mark was crossed (`skipped`: with others below it), or `remains` of a higher one
 * that was left. `closes`: the open alert ends.
 */
export type Decision = Held & {
  opens: { mark: number; skipped: number[]; remains: boolean } | null;
  closes: boolean;
};

const POINTS = 5;
const LEAST_PART = 0.2;
/** A forecast is out of the days again when it lies a week beyond them. */
export const WEEK = 7;

/** The percentage below which a threshold may be crossed again: 5 points under it, or a fifth of it under 25 %. */
export const rearmsBelow = (threshold: number): number => threshold - Math.min(POINTS, LEAST_PART * threshold);

type Rules = {
  marks: readonly number[];
  reached: (mark: number) => boolean;
  stillHeld: (mark: number) => boolean;
  isFurther: (mark: number, was: number) => boolean;
};

/** A mark is held once reached, and on until it is clearly left; one that somebody put further away is checked again. */
function levelOf(before: Held, { marks, reached, stillHeld, isFurther }: Rules): number {
  const held = marks.map((mark, index) => {
    if (reached(mark)) return true;
    const was = before.marks[index];
    return index < before.level && was !== undefined && !isFurther(mark, was) && stillHeld(mark);
  });
  return held.lastIndexOf(true) + 1;
}

function compare(before: Held, level: number, marks: readonly number[]): Decision {
  const mark = marks[level - 1];
  if (level > before.level && mark !== undefined) {
    const opens = { mark, skipped: marks.slice(before.level, level - 1), remains: false };
    return { level, marks, opens, closes: before.level > 0 };
  }
  if (level === before.level) return { level, marks, opens: null, closes: false };
  return { level, marks, opens: mark === undefined ? null : { mark, skipped: [], remains: true }, closes: true };
}

const unchanged = (before: Held): Decision => ({ ...before, opens: null, closes: false });
const beyondNone = (before: Held, marks: readonly number[]): Decision => compare(before, 0, marks);

/**
 * Whether a share of a limit (`value`: in percent) crosses one of its thresholds, which ascend. Each is crossed once: again
 * only after the share was below `rearmsBelow`. What cannot be known changes nothing.
 */
export function decideThreshold(before: Held, share: Fact, thresholds: readonly number[]): Decision {
  if (share.state === "never") return beyondNone(before, thresholds);
  if (share.state !== "known") return unchanged(before);
  const { value } = share;
  const level = levelOf(before, {
    marks: thresholds,
    reached: (mark) => value >= mark,
    stillHeld: (mark) => value >= rearmsBelow(mark),
    isFurther: (mark, was) => mark > was,
  });
  return compare(before, level, thresholds);
}

/**
 * Whether a forecast (`value`: days until the earliest likely date) falls inside `withinDays`. Once: again only after it was
 * a week outside, or `never`. One that has come true ends its alert. What cannot be known changes nothing.
 */
export function decideForecast(before: Held, days: Fact, withinDays: number): Decision {
  const marks = [withinDays];
  if (days.state === "never") return beyondNone(before, marks);
  if (days.state === "reached") return { ...before, opens: null, closes: before.level > 0 };
  if (days.state === "unknown") return unchanged(before);
  const { value } = days;
  const level = levelOf(before, {
    marks,
    reached: (mark) => value <= mark,
    stillHeld: (mark) => value < mark + WEEK,
    isFurther: (mark, was) => mark < was,
  });
  return compare(before, level, marks);
}

const REARMS_ABOVE = 1.1;

/**
 * Whether a balance (`value`: in cents) is at the threshold (in whole euros; null: none) or below. Once: again only after it
 * was a tenth above it. What cannot be known changes nothing.
 */
export function decideBalance(before: Held, balance: Fact, threshold: number | null): Decision {
  const marks = threshold === null ? [] : [threshold];
  if (balance.state === "never") return beyondNone(before, marks);
  if (balance.state !== "known") return unchanged(before);
  const { value } = balance;
  const level = levelOf(before, {
    marks,
    reached: (mark) => value <= mark * 100,
    stillHeld: (mark) => value <= mark * 100 * REARMS_ABOVE,
    isFurther: (mark, was) => mark < was,
  });
  return compare(before, level, marks);
}

/**
 * Of two decisions, by what was `now` read and by what can be `relied` on, the one that counts. What opens counts at once;
 * a lower level only as far as both have it, so that one odd reading closes nothing.
 */
export function settle(before: Held, now: Decision, relied: Decision): { decision: Decision; by: "now" | "relied" } {
  if (now.level >= before.level || now.level === relied.level) return { decision: now, by: "now" };
  if (relied.level < before.level) return { decision: relied, by: "relied" };
  return { decision: { level: before.level, marks: now.marks, opens: null, closes: false }, by: "now" };
}

type Ended = { fact: Fact; before: Held; decision: Decision; limitWas: number; limit: number | null };

const areChanged = ({ marks }: Decision, before: Held): boolean =>
  marks.length !== before.marks.length || marks.some((mark, index) => mark !== before.marks[index]);

/** Why an alert ended, for those who look it up later. */
export function becauseOf(kind: AlertKind, { fact, before, decision, limitWas, limit }: Ended): ClosedBecause {
  if (kind === "balance") {
    if (fact.state === "never") return "no-limit";
    return areChanged(decision, before) ? "marks-changed" : "rose";
  }
  if (decision.opens && !decision.opens.remains) return "higher";
  if (fact.state === "reached") return "reached";
  if (limit === null) return "no-limit";
  if (limit > limitWas) return "limit-raised";
  if (kind === "forecast" && fact.state === "never") return "not-growing";
  if (areChanged(decision, before)) return "marks-changed";
  return kind === "forecast" ? "later" : "fell";
}
