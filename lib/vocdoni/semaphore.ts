export type Semaphore = {
  /** Waits for a slot and answers its release. Rejects with the signal's reason when that aborts first. */
  acquire: (signal: AbortSignal) => Promise<() => void>;
};

/** First come, first served: at most `slots` holders at a time. */
export function createSemaphore(slots: number): Semaphore {
  let free = slots;
  const waiting: (() => void)[] = [];

  function releaseOnce(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      free += 1;
      waiting.shift()?.();
    };
  }

  return {
    acquire(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        function enter() {
          signal.removeEventListener("abort", leave);
          free -= 1;
          resolve(releaseOnce());
        }
        function leave() {
          const index = waiting.indexOf(enter);
          if (index >= 0) waiting.splice(index, 1);
          reject(signal.reason);
        }
        if (free > 0) return enter();
        waiting.push(enter);
        signal.addEventListener("abort", leave, { once: true });
      });
    },
  };
}
