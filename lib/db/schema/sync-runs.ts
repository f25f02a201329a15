import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { OperationError } from "./operations";

/**
 * A sync: one reading of Vocdoni's whole list. A partial unique index allows one at a time. `expectedAt` is when its
 * phase should end at the current pace; `readingSince` when its first page was read, by an earlier run if it continues
 * one.
 */
export const syncRuns = pgTable(
  "sync_runs",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    state: text("state", { enum: ["running", "succeeded", "failed", "cancelled"] })
      .notNull()
      .default("running"),
    trigger: text("trigger", { enum: ["schedule", "manual", "start"] }).notNull(),
    startedBy: text("started_by").notNull().default(""),
    pass: integer("pass").notNull().default(1),
    pagesDone: integer("pages_done").notNull().default(0),
    pagesTotal: integer("pages_total").notNull().default(0),
    seen: integer("seen").notNull().default(0),
    total: integer("total").notNull().default(0),
    written: integer("written").notNull().default(0),
    gone: integer("gone").notNull().default(0),
    complete: boolean("complete").notNull().default(false),
    phase: text("phase", { enum: ["reading", "confirming"] })
      .notNull()
      .default("reading"),
    toConfirm: integer("to_confirm").notNull().default(0),
    confirmed: integer("confirmed").notNull().default(0),
    expectedAt: timestamp("expected_at", { withTimezone: true }),
    fingerprint: text("fingerprint").notNull().default(""),
    readingSince: timestamp("reading_since", { withTimezone: true }),
    resumedPages: integer("resumed_pages").notNull().default(0),
    cancelledBy: text("cancelled_by"),
    error: jsonb("error").$type<OperationError>(),
    startedAt: timestamp("started_at", { withTimezone: true }).notNull(),
    heartbeatAt: timestamp("heartbeat_at", { withTimezone: true }).notNull(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("sync_runs_one_running_key").on(t.state).where(sql`state = 'running'`),
    index("sync_runs_started_idx").on(t.startedAt),
  ],
);
