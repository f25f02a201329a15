/** What a counter is taken for, and since when and how far at least it has been read lower. Instants are the readings'. */
export type Steady = { used: number; fallen: { since: Date; to: number } | null };

/** Readings closer than this may have seen the same moment of Vocdoni's. */
const CONFIRMED_MS = 60_000;

/**
 * What is to be made of the next reading of a counter: a rise counts at once, a decrease once a reading at least a minute later
 * agrees, and as far as both do. The same reading again changes nothing.
 */
export function steadyOf(before: Steady | null, used: number, at: Date): Steady {
  if (!before || used >= before.used) return { used, fallen: null };
  const { fallen } = before;
  // A clock that was ahead at the decrease must not put it off until then.
  if (!fallen || fallen.since > at) return { used: before.used, fallen: { since: at, to: used } };
  const to = Math.max(fallen.to, used);
  if (at.getTime() - fallen.since.getTime() < CONFIRMED_MS) {
    return { used: before.used, fallen: { since: fallen.since, to } };
  }
  return { used: to, fallen: used < to ? { since: at, to: used } : null };
}
