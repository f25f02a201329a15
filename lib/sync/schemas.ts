import { z } from "zod";

export const cancelSyncSchema = z.object({ id: z.uuid() });
export type CancelSyncInput = z.infer<typeof cancelSyncSchema>;

/**
 * The state of the sync: `syncedAt` is when the last full one started; progress is that of the latest run.
 * `secondsLeft` is for its phase, null: unknown; `resumedPages` were read by an earlier run that it continues.
 */
export const syncStatusSchema = z.object({
  now: z.string(),
  syncedAt: z.string().nullable(),
  latest: z
    .object({
      id: z.string(),
      state: z.enum(["running", "succeeded", "failed", "cancelled"]),
      trigger: z.enum(["schedule", "manual", "start"]),
      startedBy: z.string(),
      cancelledBy: z.string().nullable(),
      phase: z.enum(["reading", "confirming"]),
      toConfirm: z.number(),
      confirmed: z.number(),
      secondsLeft: z.number().nonnegative().nullable(),
      resumedPages: z.number(),
      pass: z.number(),
      pagesDone: z.number(),
      pagesTotal: z.number(),
      seen: z.number(),
      total: z.number(),
      written: z.number(),
      gone: z.number(),
      complete: z.boolean(),
      error: z.string().nullable(),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
    })
    .nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
