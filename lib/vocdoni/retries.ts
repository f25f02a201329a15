import "server-only";
import type { VocdoniError } from "./errors";

const FIRST_DELAY_MS = 200;

/**
 * Whether a failed attempt is repeated: a read after a failure that may pass, a write only if it was provably not sent.
 */
export const isRepeated = (error: VocdoniError, isRead: boolean): boolean =>
  isRead ? error.retryable : error.kind === "unreachable";

/** Milliseconds before the next attempt: what Vocdoni asked for, otherwise doubled each time, with jitter. */
export const delayBefore = (error: VocdoniError, tries: number, random: () => number): number =>
  error.retryAfterMs ?? FIRST_DELAY_MS * 2 ** tries * (0.5 + random() / 2);
