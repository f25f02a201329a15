import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * What holds for every console on this database: one row, which the first start writes. `timeZone` (an IANA name) is where
 * days and months end, `since` that instant; what was kept before was cut by the zone of that time.
 */
export const consoleSettings = pgTable("console_settings", {
  id: integer("id").primaryKey().default(1),
  timeZone: text("time_zone").notNull(),
  since: timestamp("since", { withTimezone: true }).notNull(),
});
