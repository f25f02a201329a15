/**
 * The state of the sync: `syncedAt` is when the last full one started; progress is that of the latest run.
 * `secondsLeft` is for its phase, null: unknown; `resumedPages` were read by an earlier run that it continues.
 * Dates are ISO strings.
 */
export type SyncStatus = {
  now: string;
  syncedAt: string | null;
  latest: {
    id: string;
    state: "running" | "succeeded" | "failed" | "cancelled";
    trigger: "schedule" | "manual" | "start";
    startedBy: string;
    cancelledBy: string | null;
    phase: "reading" | "confirming";
    toConfirm: number;
    confirmed: number;
    secondsLeft: number | null;
    resumedPages: number;
    pass: number;
    pagesDone: number;
    pagesTotal: number;
    seen: number;
    total: number;
    written: number;
    gone: number;
    complete: boolean;
    error: string | null;
    startedAt: string;
    finishedAt: string | null;
  } | null;
};
