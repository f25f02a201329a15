// @ts-check

const begun = performance.now();

/** @param {number} since a performance.now() */
export const secondsSince = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** Prints a line with the seconds since the start. @param {string} text */
export function progress(text) {
  console.log(`${secondsSince(begun).padStart(6)} s  ${text}`);
}

/**
 * Announces a step, runs it and says how long it took.
 * @template T
 * @param {string} doing
 * @param {string} done
 * @param {() => Promise<T>} run
 */
export async function step(doing, done, run) {
  progress(doing);
  const started = performance.now();
  const result = await run();
  progress(`${done} (${secondsSince(started)} s)`);
  return result;
}
