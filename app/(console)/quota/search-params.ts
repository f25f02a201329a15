import { z } from "zod";
import { historyKeySchema, historyRangeSchema } from "@/lib/quota/history-schemas";

/** The query of the history, as in the URL. `table`: the counter shown as a table instead of a chart. */
export const quotaParamsSchema = z.object({
  range: historyRangeSchema,
  table: z.union([z.literal(""), historyKeySchema]),
});
export type QuotaParams = z.infer<typeof quotaParamsSchema>;

export const quotaParamDefaults: QuotaParams = { range: "30d", table: "" };
