import { z } from "zod";
import { normalizeAddress } from "@/lib/address";
import { auditActionSchema } from "@/lib/audit/schemas";

const pageSize = z.coerce.number().pipe(z.union([z.literal(25), z.literal(50), z.literal(100)]));

/** The query of the audit log, as in the URL. `day` is a day in the console's time zone. */
export const auditParamsSchema = z.object({
  person: z.union([z.literal(""), z.uuid()]),
  action: z.union([z.literal(""), auditActionSchema]),
  target: z
    .string()
    .trim()
    .max(200)
    .transform((target) => normalizeAddress(target) ?? target),
  day: z.union([z.literal(""), z.iso.date()]),
  page: z.coerce.number().int().min(1).max(100_000),
  size: pageSize,
});
export type AuditParams = z.infer<typeof auditParamsSchema>;

export const auditParamDefaults: AuditParams = {
  person: "",
  action: "",
  target: "",
  day: "",
  page: 1,
  size: 50,
};
