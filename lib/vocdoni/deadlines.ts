/** A write leaves at most this late: the wait for a slot, then that for a connection. */
export const LEAVES_WITHIN_MS = 15_000;
/** 66 s were seen: 10 s for the account check, 10 s for the submission, up to 40 s of waiting, 12 s after it. */
export const CREATE_TAKES_MS = 70_000;
/** In seconds. Sooner than that, a change without a trace may still take effect. */
export const LEAST_SETTLE_SECONDS = (LEAVES_WITHIN_MS + CREATE_TAKES_MS) / 1000;
