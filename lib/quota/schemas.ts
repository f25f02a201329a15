import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import { quotaKeys } from "./model";

const wrong = storable(message("quota.errors.percentage"));
const percentage = z.coerce.number(wrong).int(wrong).min(1, wrong).max(100, wrong);

export const thresholdsSchema = z.object({ approaching: percentage, nearly: percentage, critical: percentage });

/** The form of one limit's thresholds: each must be higher than the one before. */
export const saveThresholdsSchema = thresholdsSchema
  .extend({ key: z.enum(quotaKeys) })
  .refine(({ approaching, nearly }) => approaching < nearly, {
    path: ["nearly"],
    message: storable(message("quota.errors.aboveFirst")),
  })
  .refine(({ nearly, critical }) => nearly < critical, {
    path: ["critical"],
    message: storable(message("quota.errors.aboveSecond")),
  });
export type SaveThresholdsInput = z.infer<typeof saveThresholdsSchema>;
