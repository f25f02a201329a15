export type Deadline = {
  signal: AbortSignal;
  /** True when the time ran out, false when the caller aborted or nothing happened. */
  expired: () => boolean;
  /** Lets go of the timer and of the caller's signal. */
  clear: () => void;
};

/** A signal that aborts after `ms` or with the caller's signal, and knows which of them it was. */
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
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const deadline = createDeadline(ms, signal);
    function done() {
      deadline.clear();
      resolve();
    }
    if (deadline.signal.aborted) return done();
    deadline.signal.addEventListener("abort", done, { once: true });
  });
}
