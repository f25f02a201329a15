import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export type UpstreamProblem = {
  kind: string;
  message: string;
  missingScope?: string;
  at: string;
};

/** What we know of the Vocdoni we talk to: one row. `integratorAddress` is learnt from `managedBy` and remembered. */
export const upstreamState = pgTable("upstream_state", {
  id: integer("id").primaryKey().default(1),
  integratorAddress: text("integrator_address"),
  verifiedFingerprint: text("verified_fingerprint"),
  mismatchAddress: text("mismatch_address"),
  /** Why it cannot be told whether a changed key or URL is still the same integrator's; all changes are stopped meanwhile. */
  unclearIdentity: text("unclear_identity", { enum: ["nothing-listed", "owner-not-said"] }),
  problem: jsonb("problem").$type<UpstreamProblem>(),
  missingScopes: text("missing_scopes").array().notNull().default([]),
  lastOkAt: timestamp("last_ok_at", { withTimezone: true }),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});
