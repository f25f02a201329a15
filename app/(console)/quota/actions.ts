"use server";

import { defineAction } from "@/lib/action";
import { saveAlertSettings } from "@/lib/alerts/save-settings";
import { saveThresholds } from "@/lib/alerts/save-thresholds";
import { saveThresholdsSchema } from "@/lib/quota/schemas";
import { walletAlertSchema } from "@/lib/settings/schemas";
import { wakeLoop } from "@/lib/worker/loops";

export const saveThresholdsAction = defineAction({
  permission: "settings:write",
  input: saveThresholdsSchema,
  run: async (ctx, input) => {
    await saveThresholds(ctx, input);
    wakeLoop("deliveries");
  },
});

export const saveWalletAlertAction = defineAction({
  permission: "settings:write",
  input: walletAlertSchema,
  run: async (ctx, input) => {
    await saveAlertSettings(ctx, input);
    wakeLoop("deliveries");
  },
});
