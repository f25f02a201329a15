import { z } from "zod";
import { jsonObjectSchema } from "./schemas";

const textOrTexts = z.union([z.string(), z.object({ default: z.string() }).catchall(z.string())]);

const settable = {
  website: z.string().optional(),
  size: z.string().optional(),
  color: z.string().optional(),
  subdomain: z.string().optional(),
  country: z.string().optional(),
  timezone: z.string().optional(),
  /** One of GET /organizations/languages; any other is rejected with 400. */
  defaultLang: z.string().optional(),
  name: textOrTexts.optional(),
  description: textOrTexts.optional(),
  logo: textOrTexts.optional(),
  /** World-readable upstream: no customer data. An explicit `meta.name` wins over `name`. */
  meta: jsonObjectSchema.optional(),
};

/** POST /integrator/organizations. `ownerEmail` replaces the admin: the key's user then has no role in the organization. */
export const createOrganizationBodySchema = z.object({
  ...settable,
  type: z.string().min(1),
  communications: z.boolean().optional(),
  ownerEmail: z.string().optional(),
});
export type CreateOrganizationBody = z.infer<typeof createOrganizationBodySchema>;

/**
 * PUT /organizations/{address}. Strings can't be cleared: "" keeps the old value; `type` is ignored and so omitted.
 * `active` is the older branch's, which reads a missing one as false: sent as in the record, if present.
 */
export const organizationPatchSchema = z.object({ ...settable, active: z.boolean().optional() });
export type OrganizationPatch = z.infer<typeof organizationPatchSchema>;

/** The statuses that can be requested; the chain checks the transition, and an invalid one fails the job. */
export const processStatusSchema = z.enum(["READY", "PAUSED", "ENDED", "CANCELED"]);
export type ProcessStatus = z.infer<typeof processStatusSchema>;
