import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Written only to check that the database accepts writes. */
export const heartbeats = pgTable("heartbeats", {
  name: text("name").primaryKey(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});
