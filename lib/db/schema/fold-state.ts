import { integer, pgTable, timestamp } from "drizzle-orm/pg-core";

/** One row: the FOLD_VERSION (lib/text/keys.ts) of all search and sort keys. No row: the first. */
export const foldState = pgTable("fold_state", {
  id: integer("id").primaryKey().default(1),
  version: integer("version").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});
