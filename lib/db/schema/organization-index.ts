import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * PostgreSQL holds a table's new GIN entries back, because many at once cost a fraction, and reads them one by one in each
 * search: this many kB at most. lib/mirror/merge-pending.ts merges them when a sync ends and every minute.
 */
const PENDING_KB = 4096;

/**
 * What the list of organizations searches, filters and orders by: one narrow row for each row of `organizations`, kept by
 * triggers and written by nobody else. A row of `organizations` is six times as wide, most of it Vocdoni's record, and a
 * search that visits 2,000 of them reads 2,000 pages. `createdOrder` is `-infinity` where the date is unknown.
 * `searchText` = a space, the organization's own words, a space, its customer's.
 */
export const organizationIndex = pgTable(
  "organization_index",
  {
    address: text("address").primaryKey(),
    gone: boolean("gone").notNull(),
    sortKey: text("sort_key").notNull(),
    createdOrder: timestamp("created_order", { withTimezone: true, mode: "string" }).notNull(),
    sentVotes: bigint("sent_votes", { mode: "number" }).notNull(),
    type: text("type").notNull(),
    country: text("country").notNull(),
    customerId: uuid("customer_id"),
    searchText: text("search_text").notNull(),
  },
  (t) => [
    index("organization_index_search_trgm_idx")
      .using("gin", sql`${t.searchText} gin_trgm_ops`)
      .with({ gin_pending_list_limit: PENDING_KB }),
    index("organization_index_name_idx").on(t.gone, t.sortKey, t.address),
    index("organization_index_created_idx").on(t.gone, t.createdOrder, t.address),
    index("organization_index_votes_idx").on(t.gone, t.sentVotes, t.address),
    index("organization_index_type_idx").on(t.gone, t.type, t.sortKey, t.address),
    index("organization_index_kind_idx").on(t.gone, t.type, t.country, t.sortKey, t.address),
    index("organization_index_country_idx").on(t.gone, t.country, t.sortKey, t.address),
    index("organization_index_customer_idx").on(t.customerId, t.gone, t.sentVotes),
  ],
);
