import { z } from "zod";
import { message, storable } from "@/lib/messages/message";

/**
 * The five counters of a quota: one key from here to rankings, alerts, charts, URLs and CSV.
 *
 * | key                | GET /integrator: usage, limit          | an organization's counters | columns     | monthly summary |
 * |--------------------|----------------------------------------|----------------------------|-------------|-----------------|
 * | `managedOrgs`      | managedOrgs, maxManagedOrgs            |                            |             | organizations   |
 * | `managedProcesses` | managedProcesses, maxManagedProcesses  | processes                  | processes   | processes       |
 * | `votes`            | sentVotes, maxVotes                    | sentVotes                  | sent_votes  | votes           |
 * | `emails`           | sentEmails, maxEmails                  | sentEmails                 | sent_emails | emails          |
 * | `sms`              | sentSMS, maxSMS                        | sentSMS                    | sent_sms    | sms             |
 */
export const quotaKeys = ["managedOrgs", "managedProcesses", "votes", "emails", "sms"] as const;
export type QuotaKey = (typeof quotaKeys)[number];

/** One value per limit. */
export const forEachKey = <T>(of: (key: QuotaKey) => T): Record<QuotaKey, T> => ({
  managedOrgs: of("managedOrgs"),
  managedProcesses: of("managedProcesses"),
  votes: of("votes"),
  emails: of("emails"),
  sms: of("sms"),
});

const used = { used: z.number() };

/**
 * The state of one limit. Only `limited` has a gauge; `share` is used ÷ limit and may exceed 1, `left` is never
 * negative.
 */
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

/** Vocdoni counts these only for an enabled integrator; otherwise it answers 0, which means nothing. */
const computed: readonly QuotaKey[] = ["votes", "emails", "sms"];

export const isCounted = (enabled: boolean, key: QuotaKey): boolean => enabled || !computed.includes(key);

/** null: unknown, which isn't the same as none. */
export const usedOf = (quota: Quota, key: QuotaKey): number | null =>
  isCounted(quota.enabled, key) ? quota.gauges[key].used : null;

/** The prepaid balance in euro cents at `at`; null when the answer was invalid. */
export const walletSchema = z.object({ at: z.iso.datetime(), balance: z.number().nullable() });
export type Wallet = z.infer<typeof walletSchema>;

/** The last reading with its age, and the problem if the latest attempt failed. */
const quotaStateSchema = z.object({
  now: z.string(),
  checkedAt: z.string().nullable(),
  quota: quotaSchema.nullable(),
  /** null: this account has no wallet, or none was ever reported. */
  wallet: walletSchema.nullable(),
  /** A message from `storable`, translated when shown. */
  problem: z.string().nullable(),
  enforced: z.boolean(),
});
export type QuotaState = z.infer<typeof quotaStateSchema>;

const wrong = storable(message("quota.errors.percentage"));
const percentage = z.coerce.number(wrong).int(wrong).min(1, wrong).max(100, wrong);

/** Percentages of a limit at which the status of its gauge changes and alerts open. */
export const thresholdsSchema = z.object({ approaching: percentage, nearly: percentage, critical: percentage });
export type Thresholds = z.infer<typeof thresholdsSchema>;
export const defaultThresholds: Thresholds = { approaching: 75, nearly: 90, critical: 100 };

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

const days = { days: z.number() };

/**
 * When a limit will be reached. `days`: how many days of readings the estimate is based on. Dates are days in the
 * console's time zone; `to` is null where the slowest likely pace never gets there, `far` means more than three years.
 */
export const forecastSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("reached") }),
  z.object({ state: z.literal("too-early"), readings: z.number(), needed: z.number() }),
  z.object({ state: z.literal("not-growing"), ...days }),
  z.object({ state: z.literal("far"), ...days }),
  z.object({ state: z.literal("runs-out"), ...days, from: z.iso.date(), to: z.iso.date().nullable() }),
]);
export type Forecast = z.infer<typeof forecastSchema>;

const perKey = <S extends z.ZodType>(schema: S) =>
  z.object({ managedOrgs: schema, managedProcesses: schema, votes: schema, emails: schema, sms: schema });

/** Polled by pages. A forecast is null without a limit, or if usage isn't counted. */
export const quotaViewSchema = quotaStateSchema.extend({
  thresholds: perKey(thresholdsSchema),
  forecasts: perKey(forecastSchema.nullable()),
  /** An alert opens at or below this wallet balance; null: none. */
  walletEuros: z.number().nullable(),
});
export type QuotaView = z.infer<typeof quotaViewSchema>;
