import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * PostgreSQL buffers new GIN entries, because writing many at once is cheaper, and each search scans the buffer: at
 * most this many kB. lib/mirror/merge-pending.ts flushes it after each sync and every minute.
 */
const PENDING_KB = 4096;

/**
 * The search, filter and sort columns of the list: one narrow row per row of `organizations`, maintained by triggers
 * only. A row of `organizations` is six times as wide, mostly Vocdoni's record: a search over 2,000 of them would read
 * 2,000 pages. `createdOrder` is `-infinity` where the date is unknown. `searchText` = a space, the organization's own
 * words, a space, its customer's.
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
