import { sql } from "drizzle-orm";
import { bigint, boolean, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { customers } from "./customers";

/**
 * The mirror of Vocdoni's managed organizations, and (`customerId`) our own link to a customer.
 * A row is never removed: `goneAt` marks one that Vocdoni no longer has. `sortKey` and `ownText` are folded by
 * lib/text/keys.ts. Triggers keep `organization_index` and `organization_counts` true to it: lists are read from those.
 * Differences (lib/reconciliation): `agreedName` is the name that we last agreed on, set by a trigger with every new link;
 * `foreignRef` is set by a trigger where no operation of ours has the id in `consoleRef`; `goneKeptAt` and `refKeptAt` say
 * that a person has taken note of it; `matchKeys` are what a customer is suggested by (match-keys.ts).
 */
export const organizations = pgTable(
  "organizations",
  {
    address: text("address").primaryKey(),
    name: text("name").notNull().default(""),
    names: jsonb("names").$type<Record<string, string>>().notNull().default({}),
    type: text("type").notNull().default(""),
    country: text("country").notNull().default(""),
    website: text("website").notNull().default(""),
    managedBy: text("managed_by"),
    consoleRef: uuid("console_ref"),
    sentVotes: bigint("sent_votes", { mode: "number" }).notNull().default(0),
    sentEmails: bigint("sent_emails", { mode: "number" }).notNull().default(0),
    sentSMS: bigint("sent_sms", { mode: "number" }).notNull().default(0),
    processes: bigint("processes", { mode: "number" }).notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }),
    raw: jsonb("raw").$type<Record<string, unknown>>().notNull(),
    contentHash: text("content_hash").notNull(),
    readAt: timestamp("read_at", { withTimezone: true }).notNull(),
    goneAt: timestamp("gone_at", { withTimezone: true }),
    goneReason: text("gone_reason", { enum: ["deleted", "not-listed"] }),
    customerId: uuid("customer_id").references(() => customers.id, { onDelete: "set null" }),
    linkedAt: timestamp("linked_at", { withTimezone: true }),
    agreedName: text("agreed_name"),
    goneKeptAt: timestamp("gone_kept_at", { withTimezone: true }),
    refKeptAt: timestamp("ref_kept_at", { withTimezone: true }),
    foreignRef: boolean("foreign_ref").notNull().default(false),
    matchKeys: text("match_keys").array().notNull().default(sql`'{}'::text[]`),
    sortKey: text("sort_key").notNull(),
    ownText: text("own_text").notNull(),
  },
  (t) => [
    // Null in most rows, so they cost a sync nothing.
    index("organizations_customer_idx").on(t.customerId, t.sortKey, t.address).where(sql`customer_id IS NOT NULL`),
    index("organizations_console_ref_idx").on(t.consoleRef).where(sql`console_ref IS NOT NULL`),
    index("organizations_gone_idx").on(t.goneAt).where(sql`gone_at IS NOT NULL`),
    index("organizations_unlinked_idx").on(t.sortKey, t.address).where(sql`customer_id IS NULL AND gone_at IS NULL`),
    index("organizations_match_idx").using("gin", t.matchKeys).where(sql`customer_id IS NULL AND gone_at IS NULL`),
    index("organizations_gone_linked_idx")
      .on(t.goneAt, t.address)
      .where(
        sql`customer_id IS NOT NULL AND gone_reason = 'not-listed' AND (gone_kept_at IS NULL OR gone_kept_at < gone_at)`,
      ),
    index("organizations_renamed_idx").on(t.sortKey, t.address).where(sql`agreed_name <> name AND gone_at IS NULL`),
    index("organizations_foreign_ref_idx")
      .on(t.sortKey, t.address)
      .where(sql`foreign_ref AND ref_kept_at IS NULL AND gone_at IS NULL`),
  ],
);
