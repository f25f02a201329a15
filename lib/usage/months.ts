import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { inAdaptiveBatches } from "@/lib/time/adaptive-batches";
import { dayEnd } from "@/lib/time/zone";
import { hasUsage } from "./month-totals";
import { UNASSIGNED } from "./ranking-schemas";
import { batchEnd } from "./ranking-writes";
import { summaryKeys } from "./summary-schemas";

/** How many months are kept, the same span as the quota's days. */
const RETENTION_MONTHS = 60;

const monthOf = (day: string) => `${day.slice(0, 7)}-01`;
const each = (of: (name: string) => string) => sql.raw(summaryKeys.map(of).join(", "));

/** Writes `query` (customer and figures) as a month's rows; customers without usage get no row unless one exists. */
const upsert = (month: string, query: SQL) => sql`
  INSERT INTO usage_months AS m (month, customer, ${each((name) => name)})
  SELECT ${month}::date, s.customer, ${each((name) => `s.${name}::bigint`)} FROM (${query}) s
  WHERE ${hasUsage("s")} OR EXISTS (SELECT 1 FROM usage_months e WHERE e.month = ${month}::date AND e.customer = s.customer)
  ORDER BY s.customer
  ON CONFLICT (month, customer) DO UPDATE SET ${each((name) => `${name} = excluded.${name}`)}
  WHERE (${each((name) => `m.${name}`)}) IS DISTINCT FROM (${each((name) => `excluded.${name}`)})`;

const usedOf = (counter: string) => sql`coalesce(max(used) FILTER (WHERE counter = ${counter}), 0)`;

/** Saves this month's figures of every customer from the current ranking; those of earlier months stay. */
export async function saveMonth(ctx: Pick<Ctx, "db">, today: string): Promise<void> {
  await inAdaptiveBatches("", async (after, size) => {
    const part = sql`SELECT id FROM usage_ranking WHERE kind = 'customer' AND counter = 'votes' AND NOT gone AND id > ${after} ORDER BY id LIMIT ${size}`;
    const [row] = await sqlRows(ctx, z.object(batchEnd), sql`SELECT max(id) AS last FROM (${part}) part`);
    if (!row?.last) return null;
    await ctx.db.execute(
      upsert(
        monthOf(today),
        sql`SELECT id AS customer, ${usedOf("managedOrgs")} AS organizations, ${usedOf("managedProcesses")} AS processes,
          ${usedOf("votes")} AS votes, ${usedOf("emails")} AS emails, ${usedOf("sms")} AS sms
        FROM usage_ranking WHERE kind = 'customer' AND id > ${after} AND id <= ${row.last} GROUP BY id`,
      ),
    );
    return row.last;
  });
}

const lastDaySchema = z.object({ day: z.string(), timeZone: z.string() });

/** The last recorded day of each earlier month without figures. */
const missingMonths = (ctx: Pick<Ctx, "db">, today: string) =>
  sqlRows(
    ctx,
    lastDaySchema,
    sql`SELECT k.day::text AS day, k.time_zone AS "timeZone" FROM (
        SELECT DISTINCT ON (date_trunc('month', d.day)) d.day, d.time_zone FROM usage_days d
        WHERE d.day < ${monthOf(today)}::date ORDER BY date_trunc('month', d.day), d.day DESC
      ) k LEFT JOIN LATERAL (
        SELECT true AS kept FROM usage_months m WHERE m.month = date_trunc('month', k.day)::date ORDER BY m.month, m.customer LIMIT 1
      ) m ON true WHERE m.kept IS NULL ORDER BY k.day`,
  );

/**
 * Calculates earlier months from each organization's history and the current links; only for history from before
 * monthly figures existed. Returns those months as their first days.
 */
export async function fillMonths(ctx: Pick<Ctx, "db">, today: string): Promise<string[]> {
  const missing = await missingMonths(ctx, today);
  for (const { day, timeZone } of missing) {
    const end = sql`${dayEnd(day, timeZone).toISOString()}::timestamptz`;
    await ctx.db.execute(
      upsert(
        monthOf(day),
        sql`SELECT coalesce(o.customer_id::text, ${UNASSIGNED}) AS customer, count(*) AS organizations,
          sum(u.processes) AS processes, sum(u.sent_votes) AS votes, sum(u.sent_emails) AS emails, sum(u.sent_sms) AS sms
        FROM organizations o CROSS JOIN LATERAL (
          SELECT * FROM organization_usage u WHERE u.address = o.address AND u.day <= ${day}::date ORDER BY u.day DESC LIMIT 1
        ) u
        WHERE o.gone_at IS NULL OR o.gone_at >= ${end}
        GROUP BY 1`,
      ),
    );
  }
  return missing.map(({ day }) => monthOf(day));
}

/** Deletes all but the last 60 months, and days as old, by row count: the clock may be years ahead. */
export async function pruneMonths({ db }: Pick<Ctx, "db">): Promise<void> {
  await db.execute(sql`
    DELETE FROM usage_months WHERE month < (
      SELECT month FROM (SELECT DISTINCT month FROM usage_months) m ORDER BY month DESC LIMIT 1 OFFSET ${RETENTION_MONTHS - 1}
    )`);
  await db.execute(sql`DELETE FROM usage_month_totals WHERE month < (SELECT min(month) FROM usage_months)`);
  await db.execute(sql`
    DELETE FROM usage_days WHERE day < (SELECT day FROM usage_days ORDER BY day DESC LIMIT 1 OFFSET ${RETENTION_MONTHS * 31 - 1})`);
}
