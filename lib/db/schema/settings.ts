import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Settings of every console on this database: one row, written at the first start. `timeZone` (an IANA name) is where
 * days and months end, `since` that instant; earlier figures used the zone of their time.
 */
export const consoleSettings = pgTable("console_settings", {
  id: integer("id").primaryKey().default(1),
  timeZone: text("time_zone").notNull(),
  since: timestamp("since", { withTimezone: true }).notNull(),
});
