import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What is written only to see whether the database can be written to. */
export const heartbeats = pgTable("heartbeats", {
  name: text("name").primaryKey(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});
