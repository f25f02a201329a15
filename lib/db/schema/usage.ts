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

/** The days on which `organization_usage` was kept: a day that is missing was not looked at. Each ended in `timeZone`. */
export const usageDays = pgTable("usage_days", {
  day: date("day").primaryKey(),
  // Before there was a setting all were of UTC.
  timeZone: text("time_zone").notNull().default("UTC"),
  keptAt: timestamp("kept_at", { withTimezone: true }).notNull(),
});

/**
 * What each organization (`id`: its address) and customer (its uuid, the nil uuid for "no customer") uses of one counter,
 * and how that changed: what rankings are ordered by. The hourly job writes it, changed rows only. `since7` and `since30`:
 * the figures are kept only from that day on, so the change counts from there; null where the whole span is known.
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

/** Sums and numbers of rows of a ranking. */
export type RankingTotals = {
  used: Record<"managedOrgs" | "managedProcesses" | "votes" | "emails" | "sms", number>;
  rows: { organization: number; gone: number; customer: number };
};

/** One row: when the ranking was last worked out, and the days from whose end its changes count. */
export const usageRankingState = pgTable("usage_ranking_state", {
  id: integer("id").primaryKey().default(1),
  at: timestamp("at", { withTimezone: true }).notNull(),
  day7: date("day7").notNull(),
  day30: date("day30").notNull(),
  totals: jsonb("totals").$type<RankingTotals>().notNull(),
});

/**
 * What a customer's organizations (the nil uuid: those of no customer) had used when a month was last kept, linked as they
 * were then. A customer without a row had nothing.
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

/** The sums of a month in `usage_months`, and of how many customers something is to be shown of it. */
export const usageMonthTotals = pgTable("usage_month_totals", {
  month: date("month").primaryKey(),
  shown: amount("shown"),
  organizations: amount("organizations"),
  processes: amount("processes"),
  votes: amount("votes"),
  emails: amount("emails"),
  sms: amount("sms"),
});
