import { z } from "zod";

/** How the mirror stands: `syncedAt` is when the last complete reading began; progress is of the latest run. */
export const syncStatusSchema = z.object({
  now: z.string(),
  syncedAt: z.string().nullable(),
  latest: z
    .object({
      id: z.string(),
      state: z.enum(["running", "succeeded", "failed", "cancelled"]),
      trigger: z.enum(["schedule", "manual", "start"]),
      startedBy: z.string(),
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
