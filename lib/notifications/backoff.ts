const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The delay after each failed attempt; after the last one, the delivery is given up. See docs/webhooks.md. */
export const RETRY_AFTER_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR] as const;

export const MAX_ATTEMPTS = RETRY_AFTER_MS.length + 1;
export const MAX_WAIT_MS = 12 * HOUR;
/** The longest delay of a delivery that holds back a later one. */
export const MAX_HOLD_MS = 30 * MINUTE;

/** When to try again after `attempts` failed ones, or null when it is given up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = RETRY_AFTER_MS[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
