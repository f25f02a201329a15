import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { customers } from "./customers";

/**
 * The mirror of Vocdoni's managed organizations, and (`customerId`) our own link to a customer.
 * A row is never removed: `goneAt` marks one that Vocdoni no longer has. `sortKey` and `ownText` are folded by
 * lib/text-keys.ts; a trigger keeps `searchText` = `ownText` + the customer's.
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
    searchText: text("search_text").notNull().default(""),
  },
  (t) => [
    index("organizations_search_trgm_idx").using("gin", sql`${t.searchText} gin_trgm_ops`),
    index("organizations_sort_key_idx").on(t.sortKey, t.address),
    index("organizations_created_idx").on(t.createdAt, t.address),
    index("organizations_votes_idx").on(t.sentVotes, t.address),
    index("organizations_type_idx").on(t.type, t.sortKey, t.address),
    index("organizations_country_idx").on(t.country, t.sortKey, t.address),
    index("organizations_customer_idx").on(t.customerId, t.sortKey, t.address),
    index("organizations_console_ref_idx").on(t.consoleRef),
    index("organizations_gone_idx").on(t.goneAt),
  ],
);
