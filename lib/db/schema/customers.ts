import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

/**
 * The integrator's customers. `version` grows with each edit, which is how a conflicting edit is detected. `sortKey`
 * and `searchText` are folded (lower case, no accents) by lib/text/keys.ts; `searchText` begins with a space.
 */
export const customers = pgTable(
  "customers",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    externalId: text("external_id"),
    contactName: text("contact_name").notNull().default(""),
    contactEmail: text("contact_email").notNull().default(""),
    notes: text("notes").notNull().default(""),
    tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
    sortKey: text("sort_key").notNull(),
    searchText: text("search_text").notNull(),
    version: integer("version").notNull().default(1),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("customers_external_id_key").on(sql`md5(${t.externalId})`),
    index("customers_name_idx").on(t.sortKey, t.id).where(sql`archived_at is null`),
    index("customers_created_idx").on(t.createdAt, t.id).where(sql`archived_at is null`),
    index("customers_archived_idx").on(t.sortKey, t.id).where(sql`archived_at is not null`),
    index("customers_search_trgm_idx").using("gin", sql`${t.searchText} gin_trgm_ops`),
    index("customers_tags_idx").using("gin", t.tags),
  ],
);
