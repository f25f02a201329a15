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

/**
 * The state of one limit. Only `limited` has a gauge; `share` is used ÷ limit and may exceed 1, `left` is never
 * negative.
 */
export type QuotaGauge =
  | { state: "limited"; used: number; limit: number; left: number; share: number }
  | { state: "unlimited" | "none-allowed" | "unknown"; used: number };

/** A reading of the integrator's quota, interpreted. `enabled: false`: sent* counters are not computed upstream. */
export type Quota = { enabled: boolean; gauges: Record<QuotaKey, QuotaGauge> };

/** Vocdoni counts these only for an enabled integrator; otherwise it answers 0, which means nothing. */
const computed: readonly QuotaKey[] = ["votes", "emails", "sms"];

export const isCounted = (enabled: boolean, key: QuotaKey): boolean => enabled || !computed.includes(key);

/** null: unknown, which isn't the same as none. */
export const usedOf = (quota: Quota, key: QuotaKey): number | null =>
  isCounted(quota.enabled, key) ? quota.gauges[key].used : null;

/** The prepaid balance in euro cents at `at` (ISO); null when the answer was invalid. */
export type Wallet = { at: string; balance: number | null };

/** The last reading with its age, and the problem if the latest attempt failed. */
export type QuotaState = {
  now: string;
  checkedAt: string | null;
  quota: Quota | null;
  /** null: this account has no wallet, or none was ever reported. */
  wallet: Wallet | null;
  /** A message from `storable`, translated when shown. */
  problem: string | null;
  enforced: boolean;
};

/** Percentages of a limit at which the status of its gauge changes and alerts open. */
export type Thresholds = { approaching: number; nearly: number; critical: number };
export const defaultThresholds: Thresholds = { approaching: 75, nearly: 90, critical: 100 };

/**
 * When a limit will be reached. `days`: how many days of readings the estimate is based on. Dates are days in the
 * console's time zone; `to` is null where the slowest likely pace never gets there, `far` means more than three years.
 */
export type Forecast =
  | { state: "reached" }
  | { state: "too-early"; readings: number; needed: number }
  | { state: "not-growing" | "far"; days: number }
  | { state: "runs-out"; days: number; from: string; to: string | null };

/** Polled by pages. A forecast is null without a limit, or if usage isn't counted. */
export type QuotaView = QuotaState & {
  thresholds: Record<QuotaKey, Thresholds>;
  forecasts: Record<QuotaKey, Forecast | null>;
  /** An alert opens at or below this wallet balance; null: none. */
  walletEuros: number | null;
};
