import { setTimeout as sleep } from "node:timers/promises";

/** How long one statement of the hourly job should take: with the embedded database everybody else waits for it. */
const PACE_MS = 40;
/** At most, between two: that database answers within the same turn of the event loop; without a pause nothing else would run. */
const LONGEST_PAUSE_MS = 10;
const FEWEST = 20;
const MOST = 2_000;
const FIRST = 100;

/**
 * Walks something large in parts: `part` does the next `size` after a place and answers the place it came to, null at the end.
 * The sizes follow from how long the parts before took.
 */
export async function paced<P>(
  from: P,
  part: (after: P, size: number) => Promise<P | null>,
  clock: () => number = () => performance.now(),
): Promise<void> {
  let after: P | null = from;
  let size = FIRST;
  while (after !== null) {
    const began = clock();
    after = await part(after, size);
    const took = Math.max(clock() - began, 1);
    if (after !== null) await sleep(Math.min(took, LONGEST_PAUSE_MS));
    // By half or double at most: one part that had to wait for others says little.
    const next = Math.min(Math.max((size * PACE_MS) / took, size / 2), size * 2);
    size = Math.round(Math.min(Math.max(next, FEWEST), MOST));
  }
}
