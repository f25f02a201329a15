const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long is waited after each failed attempt; after the last attempt a delivery is given up. In docs/webhooks.md. */
export const RETRY_AFTER_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR] as const;

export const MAX_ATTEMPTS = RETRY_AFTER_MS.length + 1;
export const LONGEST_WAIT_MS = 12 * HOUR;
/** The longest wait of one that a later delivery waits for. */
export const LONGEST_HOLD_MS = 30 * MINUTE;

/** When to try again after `attempts` failed ones, or null when it is given up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = RETRY_AFTER_MS[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
