import { bigint, boolean, pgTable, text } from "drizzle-orm/pg-core";

const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const n = () => bigint("n", { mode: "number" }).notNull();

/**
 * The number of organizations of each kind, as differences: the sum of `n`. Triggers add a row per kind that a
 * statement changed, so writers never wait for each other; `compactCounts` merges them into one each.
 */
export const organizationCounts = pgTable("organization_counts", {
  id: id(),
  type: text("type").notNull(),
  country: text("country").notNull(),
  linked: boolean("linked").notNull(),
  gone: boolean("gone").notNull(),
  n: n(),
});

/** The same for customers: one kind for all (`tag` null) and one per tag. */
export const customerCounts = pgTable("customer_counts", {
  id: id(),
  archived: boolean("archived").notNull(),
  tag: text("tag"),
  n: n(),
});
