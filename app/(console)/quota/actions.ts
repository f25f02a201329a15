"use server";

import { defineAction } from "@/lib/action";
import { saveThresholdsSchema } from "@/lib/quota/schemas";
import { saveThresholds } from "@/lib/quota/thresholds";

export const saveThresholdsAction = defineAction({
  permission: "settings:write",
  input: saveThresholdsSchema,
  run: saveThresholds,
});
