import { z } from "zod";

export const quotaKeys = ["managedOrgs", "managedProcesses", "votes", "emails", "sms"] as const;
export type QuotaKey = (typeof quotaKeys)[number];

export const quotaWords: Record<QuotaKey, string> = {
  managedOrgs: "Organizations",
  managedProcesses: "Processes",
  votes: "Votes",
  emails: "E-mails",
  sms: "SMS",
};

const used = { used: z.number() };

/** What one limit means. Only `limited` has a bar; `share` is used ÷ limit and may exceed 1, `left` may not be negative. */
export const quotaGaugeSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("limited"), ...used, limit: z.number(), left: z.number(), share: z.number() }),
  z.object({ state: z.literal("unlimited"), ...used }),
  z.object({ state: z.literal("none-allowed"), ...used }),
  z.object({ state: z.literal("unknown"), ...used }),
]);
export type QuotaGauge = z.infer<typeof quotaGaugeSchema>;

/** A reading of the integrator's quota, interpreted. `enabled: false`: sent* counters are not computed upstream. */
export const quotaSchema = z.object({
  enabled: z.boolean(),
  gauges: z.object({
    managedOrgs: quotaGaugeSchema,
    managedProcesses: quotaGaugeSchema,
    votes: quotaGaugeSchema,
    emails: quotaGaugeSchema,
    sms: quotaGaugeSchema,
  }),
});
export type Quota = z.infer<typeof quotaSchema>;

/** What pages poll: the last reading with its age, and the problem when the newest attempt failed. */
export const quotaViewSchema = z.object({
  now: z.string(),
  checkedAt: z.string().nullable(),
  quota: quotaSchema.nullable(),
  problem: z.string().nullable(),
  enforced: z.boolean(),
});
export type QuotaView = z.infer<typeof quotaViewSchema>;
