import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { customers, organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { recordDailyUsage } from "@/lib/usage/record-daily-usage";
import { setTimeZone } from "./time-zone";

type Figures = { votes?: number; emails?: number; sms?: number; processes?: number };
type Made = Figures & {
  name?: string;
  customer?: string | null;
  createdAt?: Date | null;
  type?: string;
  country?: string;
};

export const addressOf = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;

const TABLES =
  "organizations, customers, organization_usage, usage_days, usage_ranking, usage_ranking_state, usage_months, usage_month_totals, quota_history, console_settings";

/** Organizations and customers of a database alone, and an hourly job that runs when told to. */
export function usageOf(db: Db) {
  const columns = ({ votes = 0, emails = 0, sms = 0, processes = 0 }: Figures) => ({
    ...{ sentVotes: votes, sentEmails: emails, sentSMS: sms, processes },
  });
  return {
    empty: () => db.execute(sql.raw(`TRUNCATE ${TABLES} CASCADE`)),
    customer: async (name: string): Promise<string> => {
      const id = randomUUID();
      await db
        .insert(customers)
        .values({ id, name, sortKey: name.toLowerCase(), searchText: ` ${name.toLowerCase()}` });
      return id;
    },
    /** Created long before anything is kept, unless told otherwise. */
    organization: async (
      n: number,
      { name = `Org ${n}`, customer = null, type = "union", country = "ES", ...more }: Made,
    ) => {
      const createdAt = more.createdAt === undefined ? new Date("2020-01-01Z") : more.createdAt;
      await db.insert(organizations).values({
        ...{ address: addressOf(n), name, type, country, customerId: customer, createdAt },
        ...{ sortKey: name.toLowerCase(), ownText: name.toLowerCase(), raw: {}, contentHash: "x", readAt: new Date() },
        ...columns(more),
      });
      return addressOf(n);
    },
    set: (n: number, figures: Figures) =>
      db
        .update(organizations)
        .set(columns(figures))
        .where(sql`address = ${addressOf(n)}`),
    gone: (n: number, goneAt: Date | null) =>
      db
        .update(organizations)
        .set({ goneAt })
        .where(sql`address = ${addressOf(n)}`),
    /** Days end there from now on, and always did. */
    zone: (timeZone: string) => setTimeZone(db, timeZone),
    keepAt: (at: string) => recordDailyUsage({ db, now: () => new Date(at) }),
    keep: (day: string) => recordDailyUsage({ db, now: () => new Date(`${day}T12:00:00Z`) }),
  };
}
