"use server";

import { z } from "zod";
import { defineAction } from "@/lib/action";
import { cancelSync } from "@/lib/sync/cancel";
import { cancelSyncSchema } from "@/lib/sync/schemas";
import { startSync } from "@/lib/sync/start";
import { runSyncNow } from "@/lib/worker/run-sync-now";

export const syncNowAction = defineAction({
  permission: "sync:run",
  input: z.object({}),
  run: async (ctx) => {
    const run = await startSync(ctx, "manual");
    if (run.started) runSyncNow(run.id);
    return run;
  },
});

export const stopSyncAction = defineAction({
  permission: "sync:run",
  input: cancelSyncSchema,
  run: cancelSync,
});
