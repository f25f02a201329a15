import { setTimeout as sleep } from "node:timers/promises";

/** The target duration of one statement of the hourly job with the embedded database: everything else waits for it. */
const TARGET_BATCH_MS = 40;
/** At most, between two: that database answers within the same turn of the event loop; without a pause nothing else would run. */
const MAX_PAUSE_MS = 10;
const MIN_SIZE = 20;
const MOST = 2_000;
const FIRST = 100;

/**
 * Processes a large set in batches: `part` handles the next `size` items after a place and returns the place it
 * reached, null at the end. Batch sizes adapt to how long the previous ones took.
 */
export async function inAdaptiveBatches<P>(
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
    if (after !== null) await sleep(Math.min(took, MAX_PAUSE_MS));
    // By half or double at most: one batch that had to wait for others says little.
    const next = Math.min(Math.max((size * TARGET_BATCH_MS) / took, size / 2), size * 2);
    size = Math.round(Math.min(Math.max(next, MIN_SIZE), MOST));
  }
}
