import { setTimeout as sleep } from "node:timers/promises";

/** How long one statement of the hourly job should take: with the embedded database everybody else waits for it. */
const PACE_MS = 40;
/** Between two: that database answers within the same turn of the event loop, so that without a pause nothing else would run. */
const PAUSE_MS = 10;
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
  { clock = () => performance.now(), pauseMs = PAUSE_MS }: { clock?: () => number; pauseMs?: number } = {},
): Promise<void> {
  let after: P | null = from;
  let size = FIRST;
  while (after !== null) {
    const began = clock();
    after = await part(after, size);
    const took = Math.max(clock() - began, 1);
    await sleep(pauseMs);
    // By half or double at most: one part that had to wait for others says little.
    const next = Math.min(Math.max((size * PACE_MS) / took, size / 2), size * 2);
    size = Math.round(Math.min(Math.max(next, FEWEST), MOST));
  }
}
