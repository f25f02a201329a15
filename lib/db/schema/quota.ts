import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

type Amounts<K extends string> = Record<K, number | null>;
export type QuotaLimits = Amounts<"maxManagedOrgs" | "maxManagedProcesses" | "maxVotes" | "maxSMS" | "maxEmails">;
export type QuotaUsage = Amounts<"managedOrgs" | "managedProcesses" | "sentVotes" | "sentSMS" | "sentEmails">;

/**
 * GET /wallet, read `at` (ISO). `balance`: as received, in euro cents; null where Vocdoni has no wallet (`answers`
 * false).
 */
export type WalletReading = { at: string; answers: boolean; balance: number | null };

/**
 * Readings of GET /integrator: the last one of each hour (UTC) and of each day in the zone of `console_settings`, taken
 * `at`. How many of each kind are kept is in lib/quota/save-reading.ts.
 */
export const quotaHistory = pgTable(
  "quota_history",
  {
    bucketKind: text("bucket_kind", { enum: ["hour", "day"] }).notNull(),
    bucketStart: timestamp("bucket_start", { withTimezone: true }).notNull(),
    at: timestamp("at", { withTimezone: true }).notNull(),
    enabled: boolean("enabled").notNull(),
    limits: jsonb("limits").$type<QuotaLimits>(),
    usage: jsonb("usage").$type<QuotaUsage>().notNull(),
    /** The last one in the same bucket that included a wallet; null: none did. */
    wallet: jsonb("wallet").$type<WalletReading>(),
  },
  (t) => [primaryKey({ columns: [t.bucketKind, t.bucketStart] })],
);

/** Where a gauge's level changes, in percent of its limit; a limit without a row has the defaults. */
export const quotaThresholds = pgTable("quota_thresholds", {
  key: text("key", { enum: ["managedOrgs", "managedProcesses", "votes", "emails", "sms"] }).primaryKey(),
  approaching: integer("approaching").notNull(),
  nearly: integer("nearly").notNull(),
  critical: integer("critical").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});

/** Each organization's usage at the end of a day of `usage_days`; a day without a change has no row. */
export const organizationUsage = pgTable(
  "organization_usage",
  {
    address: text("address").notNull(),
    day: date("day").notNull(),
    sentVotes: bigint("sent_votes", { mode: "number" }).notNull(),
    sentEmails: bigint("sent_emails", { mode: "number" }).notNull(),
    sentSMS: bigint("sent_sms", { mode: "number" }).notNull(),
    processes: bigint("processes", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.address, t.day] })],
);

/** One reading of the quota. `wallet` is null or missing where it wasn't read. */
export type QuotaReading = Pick<typeof quotaHistory.$inferSelect, "at" | "enabled" | "limits" | "usage"> & {
  wallet?: WalletReading | null;
};
