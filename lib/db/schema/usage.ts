import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

const amount = (name: string) => bigint(name, { mode: "number" }).notNull();

/** The days on which `organization_usage` was recorded; missing days weren't. Each ended in `timeZone`. */
export const usageDays = pgTable("usage_days", {
  day: date("day").primaryKey(),
  // Before the setting existed, all were in UTC.
  timeZone: text("time_zone").notNull().default("UTC"),
  keptAt: timestamp("kept_at", { withTimezone: true }).notNull(),
});

/**
 * Usage of one counter by each organization (`id`: its address) and customer (its UUID, the nil UUID for unassigned),
 * and its changes. The hourly job writes changed rows only. `since7` and `since30`: recorded only from that day, so the
 * change counts from there; null where the whole span is known.
 */
export const usageRanking = pgTable(
  "usage_ranking",
  {
    kind: text("kind", { enum: ["organization", "customer"] }).notNull(),
    id: text("id").notNull(),
    counter: text("counter", { enum: ["managedOrgs", "managedProcesses", "votes", "emails", "sms"] }).notNull(),
    gone: boolean("gone").notNull(),
    used: amount("used"),
    change7: amount("change7"),
    since7: date("since7"),
    change30: amount("change30"),
    since30: date("since30"),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.id, t.counter] }),
    index("usage_ranking_used_idx").on(t.kind, t.counter, t.gone, t.used, t.id),
    index("usage_ranking_change7_idx").on(t.kind, t.counter, t.gone, t.change7, t.id),
    index("usage_ranking_change30_idx").on(t.kind, t.counter, t.gone, t.change30, t.id),
  ],
);

/** Totals and row counts of a ranking. */
export type RankingTotals = {
  used: Record<"managedOrgs" | "managedProcesses" | "votes" | "emails" | "sms", number>;
  rows: { organization: number; gone: number; customer: number };
};

/** One row: when the ranking was last calculated, and the days whose end its changes count from. */
export const usageRankingState = pgTable("usage_ranking_state", {
  id: integer("id").primaryKey().default(1),
  at: timestamp("at", { withTimezone: true }).notNull(),
  day7: date("day7").notNull(),
  day30: date("day30").notNull(),
  totals: jsonb("totals").$type<RankingTotals>().notNull(),
});

/**
 * Usage of a customer's organizations (nil UUID: unassigned ones) when a month was last recorded, as linked then. A
 * customer without a row had none.
 */
export const usageMonths = pgTable(
  "usage_months",
  {
    month: date("month").notNull(),
    customer: text("customer").notNull(),
    organizations: amount("organizations"),
    processes: amount("processes"),
    votes: amount("votes"),
    emails: amount("emails"),
    sms: amount("sms"),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.customer] }),
    index("usage_months_votes_idx").on(t.month, t.votes.desc().nullsFirst(), t.customer),
  ],
);

/** The totals of a month in `usage_months`, and its number of customers to show. */
export const usageMonthTotals = pgTable("usage_month_totals", {
  month: date("month").primaryKey(),
  shown: amount("shown"),
  organizations: amount("organizations"),
  processes: amount("processes"),
  votes: amount("votes"),
  emails: amount("emails"),
  sms: amount("sms"),
});
