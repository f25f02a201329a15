import { z } from "zod";
import { historyKeySchema, historyRangeSchema } from "@/lib/quota/history-schemas";

export const historyFileSchema = z.object({
  range: historyRangeSchema,
  counter: z.union([z.literal(""), historyKeySchema]),
});
export const historyFileDefaults: z.infer<typeof historyFileSchema> = { range: "30d", counter: "" };
