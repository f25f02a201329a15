import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { customers } from "./customers";

/**
 * The mirror of Vocdoni's managed organizations, and (`customerId`) our own link to a customer.
 * A row is never removed: `goneAt` marks one that Vocdoni no longer has. `sortKey` and `ownText` are folded by
 * lib/text-keys.ts. Triggers keep `organization_index` and `organization_counts` true to it: lists are read from those.
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
    sentSms: bigint("sent_sms", { mode: "number" }).notNull().default(0),
    processes: bigint("processes", { mode: "number" }).notNull().default(0),
    createdAt: timestamp("created_at", { withTimezone: true }),
    raw: jsonb("raw").$type<Record<string, unknown>>().notNull(),
    contentHash: text("content_hash").notNull(),
    readAt: timestamp("read_at", { withTimezone: true }).notNull(),
    goneAt: timestamp("gone_at", { withTimezone: true }),
    goneReason: text("gone_reason", { enum: ["deleted", "not-listed"] }),
    customerId: uuid("customer_id").references(() => customers.id, { onDelete: "set null" }),
    linkedAt: timestamp("linked_at", { withTimezone: true }),
    sortKey: text("sort_key").notNull(),
    ownText: text("own_text").notNull(),
  },
  (t) => [
    index("organizations_customer_idx").on(t.customerId, t.sortKey, t.address),
    index("organizations_console_ref_idx").on(t.consoleRef),
    index("organizations_gone_idx").on(t.goneAt),
  ],
);
