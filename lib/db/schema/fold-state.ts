import { integer, pgTable, timestamp } from "drizzle-orm/pg-core";

/** One row: by which FOLD_VERSION (lib/text/keys.ts) every organization and customer is folded. None: by the first. */
export const foldState = pgTable("fold_state", {
  id: integer("id").primaryKey().default(1),
  version: integer("version").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});
