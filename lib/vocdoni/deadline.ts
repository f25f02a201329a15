import { setTimeout as wait } from "node:timers/promises";

export type Deadline = {
  signal: AbortSignal;
  /** True after a timeout; false if the caller aborted or neither happened. */
  expired: () => boolean;
  /** Clears the timer and the listener on the caller's signal. */
  clear: () => void;
};

/**
 * A signal that aborts after `ms` or with the caller's signal, and knows which. Not AbortSignal.any: in Node 20 it
 * leaks on long-lived signals, and in 24 it can miss an abort (nodejs/node#54614, #65995).
 */
export function createDeadline(ms: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let expired = false;
  const timer = setTimeout(
    () => {
      expired = true;
      controller.abort();
    },
    Math.max(0, ms),
  );
  const follow = () => controller.abort();
  if (caller?.aborted) controller.abort();
  caller?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    expired: () => expired,
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", follow);
    },
  };
}

/** Waits `ms`; resolves early when the signal aborts (the next step sees the signal itself). */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}
