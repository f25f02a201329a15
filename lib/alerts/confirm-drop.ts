/**
 * The confirmed value of a counter, with a drop that isn't confirmed yet: since when, and at least how far. Instants
 * are those of the readings.
 */
export type ConfirmedUsage = { used: number; fallen: { since: Date; to: number } | null };

/** Readings closer together than this may show the same moment at Vocdoni. */
const CONFIRMED_MS = 60_000;

/**
 * Applies the next reading of a counter: a rise counts at once, a drop once a reading at least a minute later agrees,
 * and only as far as both do. Repeating a reading changes nothing.
 */
export function confirmDrop(before: ConfirmedUsage | null, used: number, at: Date): ConfirmedUsage {
  if (!before || used >= before.used) return { used, fallen: null };
  const { fallen } = before;
  // A clock that was ahead at the decrease must not delay its confirmation until then.
  if (!fallen || fallen.since > at) return { used: before.used, fallen: { since: at, to: used } };
  const to = Math.max(fallen.to, used);
  if (at.getTime() - fallen.since.getTime() < CONFIRMED_MS) {
    return { used: before.used, fallen: { since: fallen.since, to } };
  }
  return { used: to, fallen: used < to ? { since: at, to: used } : null };
}
