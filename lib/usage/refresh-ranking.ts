import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { usageRankingState } from "@/lib/db/schema";
import { sqlRows } from "@/lib/db/sql-rows";
import { readTimeZoneSetting } from "@/lib/settings/time-zone";
import { addDays, calendarDay, dayEnd } from "@/lib/time/zone";
import { saveMonthTotals } from "./month-totals";
import { fillMonths, saveMonth } from "./months";
import { type Batch, batchEnd, type Days, endOf, inBatches, type PastDay, upsertRanking } from "./ranking-writes";
import { refreshCustomers } from "./refresh-customers";

const organizationsSchema = z.object({ ...batchEnd, written: z.number(), present: z.number(), gone: z.number() });
const keptSchema = z.object({ day: z.string(), timeZone: z.string() });

/** The last recorded day up to `wanted`; without one, `wanted` itself. */
async function lastRecorded(ctx: Pick<Ctx, "db">, wanted: string, zone: string): Promise<PastDay> {
  const query = sql`SELECT day::text AS day, time_zone AS "timeZone" FROM usage_days WHERE day <= ${wanted}::date ORDER BY usage_days.day DESC LIMIT 1`;
  const [row] = await sqlRows(ctx, keptSchema, query);
  const { day, timeZone } = row ?? { day: wanted, timeZone: zone };
  return { day, end: dayEnd(day, timeZone) };
}

/** The last recorded days at least 7 and 30 days before today. */
async function daysOf(ctx: Pick<Ctx, "db" | "now">): Promise<Days> {
  const { timeZone, since } = await readTimeZoneSetting(ctx);
  const today = calendarDay(ctx.now(), timeZone);
  const [day7, day30] = await Promise.all([
    lastRecorded(ctx, addDays(today, -7), timeZone),
    lastRecorded(ctx, addDays(today, -30), timeZone),
  ]);
  const [last] = await ctx.db.select().from(usageRankingState);
  const isSame = last !== undefined && last.day7 === day7.day && last.day30 === day30.day;
  // In another time zone the same days end at other instants.
  const sameDay = isSame && calendarDay(last.at, timeZone) === today && (since === null || since <= last.at);
  return { today, day7, day30, sameDay };
}

/**
 * An organization's usage at the end of a day: none if it was deleted by then or created later, else the recorded
 * figure; or the first one recorded, with its day as `since`, if that was later.
 */
const figuresAt = (past: PastDay, today: string) => sql`LATERAL (
  SELECT * FROM (
    SELECT 1 AS turn, 0::bigint AS processes, 0::bigint AS votes, 0::bigint AS emails, 0::bigint AS sms, NULL::date AS since
    WHERE b.gone_at < ${endOf(past)}
    UNION ALL (
      SELECT 2, processes, sent_votes, sent_emails, sent_sms, NULL FROM organization_usage u
      WHERE u.address = b.address AND u.day <= ${past.day}::date ORDER BY u.day DESC LIMIT 1
    )
    UNION ALL SELECT 3, 0, 0, 0, 0, NULL WHERE b.created_at >= ${endOf(past)}
    UNION ALL (
      SELECT 4, processes, sent_votes, sent_emails, sent_sms, u.day FROM organization_usage u
      WHERE u.address = b.address AND u.day <= ${today}::date ORDER BY u.day LIMIT 1
    )
    UNION ALL SELECT 5, b.processes, b.sent_votes, b.sent_emails, b.sent_sms, ${today}::date
  ) each_turn ORDER BY turn LIMIT 1
)`;

/**
 * Organizations whose row may have changed since an earlier hour of the same day: those recorded today, and those
 * created, deleted or listed again.
 */
const touched = ({ today, sameDay }: Days) =>
  sameDay
    ? sql`
      LEFT JOIN LATERAL (
        SELECT true AS kept FROM organization_usage u WHERE u.address = o.address AND u.day = ${today}::date LIMIT 1
      ) t ON true
      LEFT JOIN LATERAL (
        SELECT gone FROM usage_ranking r WHERE r.kind = 'organization' AND r.id = o.address AND r.counter = 'votes' LIMIT 1
      ) r ON true
      WHERE t.kept OR r.gone IS DISTINCT FROM (o.gone_at IS NOT NULL)`
    : sql``;

/** Organizations deleted before both spans are excluded: their usage no longer affects any change. */
const organizationBatch =
  ({ today, day7, day30, sameDay }: Days): Batch =>
  (after, size) =>
    sql`
  WITH part AS MATERIALIZED (
    SELECT address, gone_at, created_at, processes, sent_votes, sent_emails, sent_sms FROM organizations
    WHERE address > ${after} ORDER BY address LIMIT ${size}
  ), batch AS MATERIALIZED (SELECT o.* FROM part o ${touched({ today, day7, day30, sameDay })}), written AS (${upsertRanking(sql`
    SELECT 'organization', b.address, v.counter, b.gone_at IS NOT NULL, v.used, v.used - v.then7, t7.since, v.used - v.then30, t30.since
    FROM batch b CROSS JOIN ${figuresAt(day7, today)} t7 CROSS JOIN ${figuresAt(day30, today)} t30
    CROSS JOIN LATERAL (SELECT CASE WHEN b.gone_at IS NULL THEN 1 ELSE 0 END AS n) here
    CROSS JOIN LATERAL (VALUES
      ('managedProcesses', here.n * b.processes, t7.processes, t30.processes),
      ('votes', here.n * b.sent_votes, t7.votes, t30.votes),
      ('emails', here.n * b.sent_emails, t7.emails, t30.emails),
      ('sms', here.n * b.sent_sms, t7.sms, t30.sms)
    ) v(counter, used, then7, then30)
    WHERE b.gone_at IS NULL OR b.gone_at >= ${endOf(day30)}
    ORDER BY b.address, v.counter`)})
  SELECT (SELECT max(address) FROM part) AS last, (SELECT count(*) FROM written) AS written,
    (SELECT count(*) FROM part WHERE gone_at IS NULL) AS present, (SELECT count(*) FROM part WHERE gone_at >= ${endOf(day30)}) AS gone`;

/** Organizations deleted before both spans, and deleted customers. */
async function deleteOld(ctx: Pick<Ctx, "db">, { day30 }: Days): Promise<void> {
  await ctx.db.execute(sql`
    DELETE FROM usage_ranking r USING organizations o
    WHERE r.kind = 'organization' AND r.gone AND r.counter IN ('managedProcesses', 'votes', 'emails', 'sms')
      AND o.address = r.id AND o.gone_at < ${endOf(day30)}`);
}

type Totals = typeof usageRankingState.$inferInsert.totals;

async function saveState(ctx: Pick<Ctx, "db" | "now">, { day7, day30 }: Days, totals: Totals): Promise<void> {
  const values = { at: ctx.now(), day7: day7.day, day30: day30.day, totals };
  await ctx.db
    .insert(usageRankingState)
    .values({ id: 1, ...values })
    .onConflictDoUpdate({ target: usageRankingState.id, set: values });
}

/**
 * Recalculates rankings and this month's summary, in batches; writes changed rows only and returns their number.
 * `organization_usage` must be up to date.
 */
export async function refreshRanking(ctx: Pick<Ctx, "db" | "now">): Promise<number> {
  const days = await daysOf(ctx);
  const organizations = { written: 0, present: 0, gone: 0 };
  await inBatches(ctx, "", organizationBatch(days), organizationsSchema, (part) => {
    organizations.written += part.written;
    organizations.present += part.present;
    organizations.gone += part.gone;
  });
  await deleteOld(ctx, days);
  const customers = await refreshCustomers(ctx, days);
  const rows = { organization: organizations.present, gone: organizations.gone, customer: customers.rows };
  await saveState(ctx, days, { used: customers.used, rows });
  await saveMonth(ctx, days.today);
  await saveMonthTotals(ctx, days.today, await fillMonths(ctx, days.today));
  return organizations.written + customers.written;
}
