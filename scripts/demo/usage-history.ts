import { sql } from "drizzle-orm";
import type { Db } from "@/lib/db/types";
import { calendarDay, dayStart } from "@/lib/time/zone";

type Shape = {
  now: Date;
  timeZone: string;
  /** How many days ago it begins. */
  days: number;
  /** On how many days at most each organization's counters changed. */
  changes: number;
  /** Days ago between which nothing was kept. */
  missed: { from: number; to: number };
};

/**
 * What each organization of the mirror might have used on the days before today, in one statement for all: it grew to what
 * it has now from half of that, or from nothing where it was created since. The same addresses have the same history.
 */
export async function seedUsageHistory(db: Db, { now, timeZone, days, changes, missed }: Shape): Promise<void> {
  const today = sql`${calendarDay(now, timeZone)}::date`;
  const kept = sql`NOT (d.day > ${today} - ${missed.from}::int AND d.day < ${today} - ${missed.to}::int)`;
  await db.execute(sql`
    INSERT INTO usage_days (day, time_zone, kept_at)
    SELECT d.day, ${timeZone}, ${dayStart(calendarDay(now, timeZone), timeZone).toISOString()}::timestamptz - n * interval '24 hours' + interval '23 hours'
    FROM (SELECT ${today} - n AS day, n FROM generate_series(1, ${days}::int) n) d WHERE ${kept} ON CONFLICT DO NOTHING`);
  await db.execute(sql`
    INSERT INTO organization_usage (address, day, sent_votes, sent_emails, sent_sms, processes)
    SELECT o.address, c.day, floor(o.sent_votes * c.part), floor(o.sent_emails * c.part), floor(o.sent_sms * c.part), floor(o.processes * c.part)
    FROM organizations o
    CROSS JOIN LATERAL (
      SELECT greatest(${today} - ${days}::int, o.created_at::date) AS day, CASE WHEN o.created_at::date > ${today} - ${days}::int THEN 0 ELSE 0.5 END AS part
    ) begun
    CROSS JOIN LATERAL (
      SELECT d.day, begun.part + (1 - begun.part) * (row_number() OVER (ORDER BY d.day) - 1) / greatest(count(*) OVER () - 1, 1) AS part
      FROM (
        SELECT begun.day UNION
        SELECT begun.day + ('x' || substr(md5(o.address || n), 1, 7))::bit(28)::int % greatest(${today} - begun.day, 1)
        FROM generate_series(1, ${changes}::int) n
      ) d WHERE d.day < ${today} AND (d.day = begun.day OR ${kept})
    ) c
    WHERE o.gone_at IS NULL ON CONFLICT DO NOTHING`);
}
