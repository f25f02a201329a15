import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { syncRuns } from "./sync-runs";

/** The pages that a run has read and written down in its present pass, so that a later run can continue it. */
export const syncPages = pgTable(
  "sync_pages",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => syncRuns.id, { onDelete: "cascade" }),
    page: integer("page").notNull(),
    /** What Vocdoni said then that the list holds. */
    total: integer("total").notNull(),
    /** All that the page showed, in its order. */
    addresses: text("addresses").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.page] })],
);
