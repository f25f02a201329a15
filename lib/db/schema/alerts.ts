import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const kind = () => text("kind", { enum: ["threshold", "forecast", "balance"] }).notNull();
const key = () =>
  text("key", { enum: ["managedOrgs", "managedProcesses", "votes", "emails", "sms", "wallet"] }).notNull();

/**
 * An alert. `level` is the rank of the crossed threshold (1 to 3; 1 for a forecast), `mark` its percentage, or the
 * forecast window in days; `skipped` are thresholds crossed in the same step. Open until `closedAt`. For a low balance,
 * `mark` is in whole euros, `used` the balance and `limit` the mark, both in cents.
 */
export const alerts = pgTable(
  "alerts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: kind(),
    key: key(),
    level: integer("level").notNull(),
    mark: integer("mark").notNull(),
    skipped: integer("skipped").array().notNull().default([]),
    /** Not crossed upwards: left over from a higher alert that closed. */
    remains: boolean("remains").notNull().default(false),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull(),
    /** The previous reading, at which nothing was wrong; null when there was none. */
    previousAt: timestamp("previous_at", { withTimezone: true }),
    used: bigint("used", { mode: "number" }).notNull(),
    limit: bigint("limit_value", { mode: "number" }).notNull(),
    forecastDays: integer("forecast_days"),
    forecastFrom: date("forecast_from"),
    forecastTo: date("forecast_to"),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    closedBecause: text("closed_because", {
      enum: ["higher", "fell", "limit-raised", "marks-changed", "no-limit", "later", "not-growing", "reached", "rose"],
    }),
    closedUsed: bigint("closed_used", { mode: "number" }),
    closedLimit: bigint("closed_limit", { mode: "number" }),
    acknowledgedAt: timestamp("acknowledged_at", { withTimezone: true }),
    acknowledgedById: uuid("acknowledged_by_id"),
    acknowledgedBy: text("acknowledged_by"),
    note: text("note"),
  },
  (t) => [
    uniqueIndex("alerts_one_open_key").on(t.kind, t.key).where(sql`closed_at is null`),
    index("alerts_opened_idx").on(t.openedAt, t.id),
  ],
);

/** How far each limit was beyond its marks (thresholds, or days) at the last reading: these don't alert again. */
export const alertStates = pgTable(
  "alert_states",
  {
    kind: kind(),
    key: key(),
    level: integer("level").notNull(),
    marks: integer("marks").array().notNull(),
    readAt: timestamp("read_at", { withTimezone: true }).notNull(),
    /** The confirmed value of the counter: a drop counts once a second reading agrees (lib/alerts/confirm-drop.ts). */
    steadyUsed: bigint("steady_used", { mode: "number" }),
    fallenSince: timestamp("fallen_since", { withTimezone: true }),
    fallenTo: bigint("fallen_to", { mode: "number" }),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] })],
);

/** The administrators' settings: one row, or none for the defaults. */
export const alertSettings = pgTable("alert_settings", {
  id: integer("id").primaryKey().default(1),
  forecastDays: integer("forecast_days").notNull(),
  /** The balance of the wallet, in whole euros, at or below which an alert opens; null: none. */
  walletEuros: integer("wallet_euros"),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
});
