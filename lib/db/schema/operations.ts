import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { imports } from "./imports";
import { staff } from "./staff";

export type OperationStep = {
  at: string;
  step: string;
  status: "done" | "failed" | "waiting";
  detail?: string;
};
/**
 * State read shortly before the request was sent. For a create, the number of organizations counted by Vocdoni, null
 * where unknown. For an edit, the whole record.
 */
export type OperationCrossCheck = { at: string; managedOrgs?: number | null; record?: Record<string, unknown> };
export type OperationError = { code: string; message: string; requestId?: string };

/**
 * Every change ever started at Vocdoni, recorded before the request is sent. recorded → sent → succeeded | failed |
 * unknown → (checking) → succeeded | failed | undecided → … a person closes it. `importId` and `importLine` belong to
 * an import's creations.
 */
export const operations = pgTable(
  "operations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    kind: text("kind", {
      enum: ["organization.create", "organization.update", "organization.delete"],
    }).notNull(),
    state: text("state", {
      enum: ["recorded", "sent", "unknown", "undecided", "succeeded", "failed", "closed"],
    })
      .notNull()
      .default("recorded"),
    formToken: text("form_token").notNull(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => staff.id),
    actorName: text("actor_name").notNull(),
    target: text("target"),
    label: text("label").notNull().default(""),
    customerId: uuid("customer_id"),
    input: jsonb("input").$type<unknown>().notNull(),
    inputHash: text("input_hash").notNull(),
    steps: jsonb("steps").$type<OperationStep[]>().notNull().default([]),
    result: jsonb("result").$type<unknown>(),
    witness: jsonb("witness").$type<OperationCrossCheck>(),
    error: jsonb("error").$type<OperationError>(),
    attempts: integer("attempts").notNull().default(0),
    passes: integer("passes").notNull().default(0),
    requestId: text("request_id").notNull(),
    importId: uuid("import_id").references(() => imports.id),
    importLine: integer("import_line"),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    leaseUntil: timestamp("lease_until", { withTimezone: true }),
    leaseOwner: text("lease_owner"),
    nextLookAt: timestamp("next_look_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("operations_form_token_key").on(t.formToken),
    index("operations_created_idx").on(t.createdAt, t.id),
    index("operations_target_idx").on(t.target, t.createdAt),
    uniqueIndex("operations_one_open_per_target_key")
      .on(t.target)
      .where(sql`state in ('recorded','sent','unknown') and kind <> 'organization.create'`),
    index("operations_given_up_idx").on(t.kind).where(sql`state in ('undecided','closed')`),
    index("operations_import_idx").on(t.importId, t.importLine).where(sql`import_id is not null`),
    index("operations_import_open_idx")
      .on(t.importId, t.importLine)
      .where(sql`import_id is not null and state in ('recorded','sent','unknown','undecided')`),
    index("operations_open_idx").on(t.createdAt).where(sql`state in ('recorded','sent','unknown','undecided')`),
  ],
);
