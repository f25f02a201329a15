"use server";

import { defineAction } from "@/lib/action";
import { acknowledgeAlert } from "@/lib/alerts/acknowledge";
import { acknowledgeSchema, alertSettingsSchema } from "@/lib/alerts/schemas";
import { saveAlertSettings } from "@/lib/alerts/settings";

export const acknowledgeAlertAction = defineAction({
  permission: "alerts:acknowledge",
  input: acknowledgeSchema,
  run: acknowledgeAlert,
});

export const saveAlertSettingsAction = defineAction({
  permission: "settings:write",
  input: alertSettingsSchema,
  run: saveAlertSettings,
});
