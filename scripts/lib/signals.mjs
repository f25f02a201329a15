// @ts-check

/** @type {[NodeJS.Signals, number][]} */
const ENDINGS = [
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGTERM", 143],
];

let stopping = false;

/** True from the first signal on: what fails now fails because it was stopped. */
export const isStopping = () => stopping;

/**
 * On the first signal, or when the parent (npm) is gone, cleans up and exits with the signal's code.
 * Ctrl-C in a terminal comes twice, from the terminal and through npm: the repetition is ignored.
 * @param {(signal: NodeJS.Signals) => Promise<void>} cleanUp
 */
export function onStop(cleanUp) {
  for (const [signal, code] of ENDINGS) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      cleanUp(signal).finally(() => process.exit(code));
    });
  }
  // A reader that is gone must not turn the clean-up into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
