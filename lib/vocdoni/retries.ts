import "server-only";
import type { ErrorKind, VocdoniError } from "./errors";

const FIRST_DELAY_MS = 200;

const PASSING: ReadonlySet<ErrorKind> = new Set([
  "unreachable",
  "timeout",
  "cut",
  "capacity",
  "server",
  "breaker-open",
]);

/** Whether a failure of this kind may pass by itself: `retryable` of a VocdoniError. */
export const mayPass = (kind: ErrorKind): boolean => PASSING.has(kind);

/**
 * Whether a failed attempt is repeated: a read after a failure that may pass, a write only if it was provably not sent.
 */
export const isRepeated = (error: VocdoniError, isRead: boolean): boolean =>
  isRead ? error.retryable : error.kind === "unreachable";

/** Milliseconds before the next attempt: what Vocdoni asked for, otherwise doubled each time, with jitter. */
export const delayBefore = (error: VocdoniError, tries: number, random: () => number): number =>
  error.retryAfterMs ?? FIRST_DELAY_MS * 2 ** tries * (0.5 + random() / 2);
