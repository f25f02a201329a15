import { z } from "zod";
import { alertStateSchema } from "@/lib/alerts/schemas";

/** The query of the list of alerts, as in the URL. */
export const alertListSchema = z.object({
  state: z.union([z.literal(""), alertStateSchema]),
  page: z.coerce.number().int().min(1).max(100_000),
  size: z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)])),
});
export type AlertListQuery = z.infer<typeof alertListSchema>;

export const alertListDefaults: AlertListQuery = { state: "", page: 1, size: 25 };
