import type { AlertKind, CloseReason } from "./model";

/** The last known level of a limit: how many of its marks it is beyond, and what those were. */
export type AlertLevel = { level: number; marks: readonly number[] };

/**
 * A figure and its marks. `never`: it can't be beyond any. `reached`: a forecast that came true. `unknown`: not known.
 */
export type Fact = { state: "known"; value: number } | { state: "never" } | { state: "reached" } | { state: "unknown" };

/**
 * `level` 0 is beyond no mark. `opens`: a mark was crossed (`skipped` with others below it), or it `remains` after a
 * higher alert closed. `closes`: the open alert ends.
 */
export type Decision = AlertLevel & {
  opens: { mark: number; skipped: number[]; remains: boolean } | null;
  closes: boolean;
};

const POINTS = 5;
const MIN_REARM_SHARE = 0.2;
/** A forecast re-arms once it is a week beyond the window. */
export const WEEK = 7;

/** The percentage below which a threshold re-arms: 5 points under it, or a fifth of it under 25 %. */
export const rearmsBelow = (threshold: number): number => threshold - Math.min(POINTS, MIN_REARM_SHARE * threshold);

type Rules = {
  marks: readonly number[];
  reached: (mark: number) => boolean;
  stillHolds: (mark: number) => boolean;
  isRelaxed: (mark: number, was: number) => boolean;
};

/** A mark stays in effect from when it is reached until it is clearly left; a relaxed mark is evaluated again. */
function levelOf(before: AlertLevel, { marks, reached, stillHolds, isRelaxed }: Rules): number {
  const held = marks.map((mark, index) => {
    if (reached(mark)) return true;
    const was = before.marks[index];
    return index < before.level && was !== undefined && !isRelaxed(mark, was) && stillHolds(mark);
  });
  return held.lastIndexOf(true) + 1;
}

function compare(before: AlertLevel, level: number, marks: readonly number[]): Decision {
  const mark = marks[level - 1];
  if (level > before.level && mark !== undefined) {
    const opens = { mark, skipped: marks.slice(before.level, level - 1), remains: false };
    return { level, marks, opens, closes: before.level > 0 };
  }
  if (level === before.level) return { level, marks, opens: null, closes: false };
  return { level, marks, opens: mark === undefined ? null : { mark, skipped: [], remains: true }, closes: true };
}

/** `never` is beyond no mark, an unknown figure changes nothing. */
function decide(
  before: AlertLevel,
  fact: Fact,
  marks: readonly number[],
  rulesOf: (value: number) => Omit<Rules, "marks">,
): Decision {
  if (fact.state === "never") return compare(before, 0, marks);
  if (fact.state !== "known") return { ...before, opens: null, closes: false };
  return compare(before, levelOf(before, { marks, ...rulesOf(fact.value) }), marks);
}

/**
 * Whether a share of a limit (`value` in percent) crosses one of its ascending thresholds. Each re-arms only below
 * `rearmsBelow`.
 */
export const decideThreshold = (before: AlertLevel, share: Fact, thresholds: readonly number[]): Decision =>
  decide(before, share, thresholds, (value) => ({
    reached: (mark) => value >= mark,
    stillHolds: (mark) => value >= rearmsBelow(mark),
    isRelaxed: (mark, was) => mark > was,
  }));

/**
 * Whether a forecast (`value`: days until the earliest likely date) falls inside `withinDays`. It re-arms after a week
 * outside, or `never`. One that came true ends its alert.
 */
export function decideForecast(before: AlertLevel, days: Fact, withinDays: number): Decision {
  if (days.state === "reached") return { ...before, opens: null, closes: before.level > 0 };
  return decide(before, days, [withinDays], (value) => ({
    reached: (mark) => value <= mark,
    stillHolds: (mark) => value < mark + WEEK,
    isRelaxed: (mark, was) => mark < was,
  }));
}

const REARMS_ABOVE = 1.1;

/**
 * Whether a balance (`value` in cents) is at or below the threshold (in whole euros; null: none). It re-arms a tenth
 * above it.
 */
export const decideBalance = (before: AlertLevel, balance: Fact, threshold: number | null): Decision =>
  decide(before, balance, threshold === null ? [] : [threshold], (value) => ({
    reached: (mark) => value <= mark * 100,
    stillHolds: (mark) => value <= mark * 100 * REARMS_ABOVE,
    isRelaxed: (mark, was) => mark < was,
  }));

/**
 * Picks between the decision on the figure just read (`now`) and that on the confirmed one (`relied`). Opening takes
 * effect at once; a lower level only as far as both agree, so that one odd reading closes nothing.
 */
export function settle(
  before: AlertLevel,
  now: Decision,
  relied: Decision,
): { decision: Decision; by: "now" | "relied" } {
  if (now.level >= before.level || now.level === relied.level) return { decision: now, by: "now" };
  if (relied.level < before.level) return { decision: relied, by: "relied" };
  return { decision: { level: before.level, marks: now.marks, opens: null, closes: false }, by: "now" };
}

type Ended = { fact: Fact; before: AlertLevel; decision: Decision; limitWas: number; limit: number | null };

const areChanged = ({ marks }: Decision, before: AlertLevel): boolean =>
  marks.length !== before.marks.length || marks.some((mark, index) => mark !== before.marks[index]);

/** Why an alert closed, for the record. */
export function closeReasonOf(kind: AlertKind, { fact, before, decision, limitWas, limit }: Ended): CloseReason {
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
