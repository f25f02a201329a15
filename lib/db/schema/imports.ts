import { index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { staff } from "./staff";

/**
 * An import: its rows are operations (`operations.import_id`), written with it. `rows`: how many; `leftOut`: rows of
 * the file without an operation. `advancedAt`: when one was last run. `waitUntil` and `problem`: nothing is sent before
 * then, and why. `stoppedBy` is null if the console stopped it.
 */
export const imports = pgTable(
  "imports",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    formToken: text("form_token").notNull(),
    inputHash: text("input_hash").notNull(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => staff.id),
    actorName: text("actor_name").notNull(),
    fileName: text("file_name").notNull(),
    rows: integer("rows").notNull(),
    leftOut: integer("left_out").notNull(),
    requestId: text("request_id").notNull(),
    waitUntil: timestamp("wait_until", { withTimezone: true }),
    problem: text("problem"),
    stoppedAt: timestamp("stopped_at", { withTimezone: true }),
    stoppedBy: text("stopped_by"),
    stopReason: text("stop_reason"),
    advancedAt: timestamp("advanced_at", { withTimezone: true }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (t) => [uniqueIndex("imports_form_token_key").on(t.formToken), index("imports_created_idx").on(t.createdAt, t.id)],
);
