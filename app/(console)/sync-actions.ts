"use server";

import { z } from "zod";
import { defineAction } from "@/lib/action";
import { startSync } from "@/lib/sync/start";
import { kickSync } from "@/lib/worker/kick";

export const syncNowAction = defineAction({
  permission: "sync:run",
  input: z.object({}),
  run: async (ctx) => {
    const run = await startSync(ctx, "manual");
    if (run.started) kickSync(run.id);
    return run;
  },
});
