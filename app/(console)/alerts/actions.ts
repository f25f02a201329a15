"use server";

import { defineAction } from "@/lib/action";
import { acknowledgeAlert } from "@/lib/alerts/acknowledge";
import { saveAlertSettings } from "@/lib/alerts/save-settings";
import { acknowledgeSchema } from "@/lib/alerts/schemas";
import { alertSettingsSchema } from "@/lib/settings/schemas";
import { wakeLoop } from "@/lib/worker/loops";

export const acknowledgeAlertAction = defineAction({
  permission: "alerts:acknowledge",
  input: acknowledgeSchema,
  run: acknowledgeAlert,
});

export const saveAlertSettingsAction = defineAction({
  permission: "settings:write",
  input: alertSettingsSchema,
  run: async (ctx, input) => {
    await saveAlertSettings(ctx, input);
    wakeLoop("deliveries");
  },
});
