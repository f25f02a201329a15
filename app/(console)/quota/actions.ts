"use server";

import { defineAction } from "@/lib/action";
import { saveThresholds } from "@/lib/quota/save-thresholds";
import { saveThresholdsSchema } from "@/lib/quota/schemas";
import { kickDeliveries } from "@/lib/worker/deliveries";

export const saveThresholdsAction = defineAction({
  permission: "settings:write",
  input: saveThresholdsSchema,
  run: async (ctx, input) => {
    await saveThresholds(ctx, input);
    kickDeliveries();
  },
});
