import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export type UpstreamProblem = {
  kind: string;
  message: string;
  missingScope?: string;
  at: string;
};

/** State of the connection to Vocdoni: one row. `integratorAddress` is learned from `managedBy`. */
export const upstreamState = pgTable("upstream_state", {
  id: integer("id").primaryKey().default(1),
  integratorAddress: text("integrator_address"),
  // Unused. Consoles of the version before read these three while an update rolls out; a later version drops them.
  verifiedFingerprint: text("verified_fingerprint"),
  mismatchAddress: text("mismatch_address"),
  unclearIdentity: text("unclear_identity", { enum: ["nothing-listed", "owner-not-said"] }),
  problem: jsonb("problem").$type<UpstreamProblem>(),
  missingScopes: text("missing_scopes").array().notNull().default([]),
  lastOkAt: timestamp("last_ok_at", { withTimezone: true }),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

/**
 * The owner of each key used on this database, by fingerprint (a hash of URL and key). `owner`: the integrator of a
 * foreign key; `reason`: why the owner is unclear. A key without a row hasn't been verified yet.
 */
export const upstreamKeys = pgTable("upstream_keys", {
  fingerprint: text("fingerprint").primaryKey(),
  verdict: text("verdict", { enum: ["own", "foreign", "unclear"] }).notNull(),
  owner: text("owner"),
  reason: text("reason", { enum: ["nothing-listed", "owner-not-said"] }),
  judgedAt: timestamp("judged_at", { withTimezone: true }).notNull(),
});

/**
 * A difference between Vocdoni's counter of organizations and its list, seen around complete syncs: one row while there is
 * one. `times`: how many syncs in a row have seen it.
 */
export const counterDifference = pgTable("counter_difference", {
  id: integer("id").primaryKey().default(1),
  since: timestamp("since", { withTimezone: true }).notNull(),
  seenAt: timestamp("seen_at", { withTimezone: true }).notNull(),
  times: integer("times").notNull(),
  counted: integer("counted").notNull(),
  listed: integer("listed").notNull(),
});
