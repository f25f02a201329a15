import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { syncRuns } from "./sync-runs";

/** The pages read and saved in a run's current pass, so that a later run can continue it. */
export const syncPages = pgTable(
  "sync_pages",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => syncRuns.id, { onDelete: "cascade" }),
    page: integer("page").notNull(),
    /** The total that Vocdoni reported then. */
    total: integer("total").notNull(),
    /** The page's addresses, in order. */
    addresses: text("addresses").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.page] })],
);
