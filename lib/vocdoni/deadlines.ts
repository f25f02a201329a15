/** A write is sent at most this late: the wait for a slot, then for a connection. */
export const LEAVES_WITHIN_MS = 15_000;
/** 66 s were observed: 10 s for the account check, 10 s for the submission, up to 40 s of waiting, 12 s after it. */
export const MAX_CREATE_MS = 70_000;
/** In seconds. Before that, a change that left no trace may still take effect. */
export const MIN_SETTLE_SECONDS = (LEAVES_WITHIN_MS + MAX_CREATE_MS) / 1000;
