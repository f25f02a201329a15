import { sql } from "drizzle-orm";
import { bigserial, boolean, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { staff } from "./staff";

/** One attempt to send. `status`: the HTTP status or SMTP reply code; null without a response. */
export type DeliveryTry = { at: string; status: number | null; error: string | null };

/** A notification channel: `recipients` of an email, or the `url` of a webhook with its sealed signing `secret`. */
export const notificationChannels = pgTable("notification_channels", {
  id: uuid("id").primaryKey().defaultRandom(),
  kind: text("kind", { enum: ["email", "webhook"] }).notNull(),
  name: text("name").notNull(),
  recipients: text("recipients").array().notNull().default([]),
  url: text("url"),
  secret: text("secret"),
  enabled: boolean("enabled").notNull().default(true),
  createdBy: uuid("created_by").references(() => staff.id),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

/**
 * The queue and delivery log: one row per event and channel. Receivers recognize repetitions by `id`. queued → sending
 * → delivered | failed (retried at `nextAttemptAt`) | given-up. `nextAttemptAt` null: at once.
 */
export const notificationDeliveries = pgTable(
  "notification_deliveries",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    channelId: uuid("channel_id").references(() => notificationChannels.id, { onDelete: "set null" }),
    channelName: text("channel_name").notNull(),
    alertId: text("alert_id"),
    /** A channel receives a sequence in the order of `seq`; null: in any order. */
    sequence: text("sequence"),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    event: text("event", { enum: ["alert.opened", "alert.closed", "test"] }).notNull(),
    body: jsonb("body").$type<unknown>().notNull(),
    state: text("state", { enum: ["queued", "sending", "delivered", "failed", "given-up"] })
      .notNull()
      .default("queued"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: timestamp("next_attempt_at", { withTimezone: true }),
    leaseUntil: timestamp("lease_until", { withTimezone: true }),
    lastStatus: integer("last_status"),
    lastError: text("last_error"),
    tries: jsonb("tries").$type<DeliveryTry[]>().notNull().default([]),
    /** Recipients already reached, skipped by the next attempt. */
    reached: text("reached").array().notNull().default([]),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    deliveredAt: timestamp("delivered_at", { withTimezone: true }),
  },
  (t) => [
    index("notification_deliveries_due_idx").on(t.nextAttemptAt).where(sql`state in ('queued','failed','sending')`),
    index("notification_deliveries_created_idx").on(t.createdAt, t.id),
    index("notification_deliveries_channel_idx").on(t.channelId, t.createdAt, t.id),
    index("notification_deliveries_state_idx").on(t.state, t.createdAt, t.id),
    index("notification_deliveries_alert_idx").on(t.alertId),
    index("notification_deliveries_sequence_idx")
      .on(t.channelId, t.sequence, t.seq)
      .where(sql`state in ('queued','failed','sending')`),
  ],
);

/** One row: what an administrator allowed. */
export const notificationSettings = pgTable("notification_settings", {
  id: integer("id").primaryKey().default(1),
  allowPrivateTargets: boolean("allow_private_targets").notNull().default(false),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
