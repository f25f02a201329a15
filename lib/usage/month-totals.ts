import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { usageMonthTotals } from "@/lib/db/schema";
import { sqlRows } from "@/lib/db/sql-rows";
import { paced } from "@/lib/time/paced";
import { monthAfter, monthBefore, summaryKeys } from "./summary-schemas";

const sums = sql.raw(summaryKeys.map((key) => `coalesce(sum(${key}), 0)::bigint AS ${key}`).join(", "));
const figureSchemas = {
  organizations: z.number(),
  processes: z.number(),
  votes: z.number(),
  emails: z.number(),
  sms: z.number(),
};

/** Whether a row of `usage_months` holds anything: one that was emptied stays, with zeros. */
export const something = (of: string): SQL => sql.raw(`(${summaryKeys.map((key) => `${of}.${key} > 0`).join(" OR ")})`);

const first = (month: string) => sql`${`${month}-01`}::date`;
const before = (month: string) => sql`(${first(month)} - interval '1 month')::date`;

/** How many customers a month's summary has lines of: something in it, or in the month before. */
const countShown = (month: string) => sql`
  SELECT (SELECT count(*) FROM usage_months n WHERE n.month = ${first(month)} AND ${something("n")}) + (
    SELECT count(*) FROM usage_months b WHERE b.month = ${before(month)} AND ${something("b")} AND NOT EXISTS (
      SELECT 1 FROM usage_months n WHERE n.month = ${first(month)} AND n.customer = b.customer AND ${something("n")}
    ))`;
const sumOf = (of: SQL) => sql`SELECT ${sums} FROM usage_months WHERE month = ${of}`;

/** The kept sums of a month (`YYYY-MM`) and of the one before it, added up where the hourly job has not kept them yet. */
export const totalsOf = (month: string): SQL => sql`
  SELECT coalesce((SELECT shown FROM usage_month_totals WHERE month = ${first(month)}), (${countShown(month)})) AS shown,
    coalesce(
      (SELECT to_jsonb(t) FROM usage_month_totals t WHERE t.month = ${first(month)}),
      (SELECT to_jsonb(s) FROM (${sumOf(first(month))}) s)
    ) AS used,
    coalesce(
      (SELECT to_jsonb(t) FROM usage_month_totals t WHERE t.month = ${before(month)}),
      (SELECT to_jsonb(s) FROM (${sumOf(before(month))}) s)
    ) AS before`;

const partSchema = z.object({ last: z.string().nullable(), shown: z.number(), ...figureSchemas });

/** The next rows of a month, added up. `counts`: which of them are lines of the summary. */
const part = (month: SQL, after: string, size: number, counts: SQL) => sql`
  SELECT max(customer) AS last, count(*) FILTER (WHERE ${counts}) AS shown, ${sums}
  FROM (SELECT * FROM usage_months WHERE month = ${month} AND customer > ${after} ORDER BY customer LIMIT ${size}) m`;

/** Adds up a month again, in parts. */
async function keepTotals(ctx: Pick<Ctx, "db">, month: string): Promise<void> {
  const total = { shown: 0, organizations: 0, processes: 0, votes: 0, emails: 0, sms: 0 };
  await paced("", async (after, size) => {
    const [row] = await sqlRows(ctx, partSchema, part(first(month), after, size, something("m")));
    if (!row?.last) return null;
    total.shown += row.shown;
    for (const key of summaryKeys) total[key] += row[key];
    return row.last;
  });
  const goneSince = sql`${something("m")} AND NOT EXISTS (
    SELECT 1 FROM usage_months n WHERE n.month = ${first(month)} AND n.customer = m.customer AND ${something("n")})`;
  await paced("", async (after, size) => {
    const [row] = await sqlRows(ctx, partSchema, part(before(month), after, size, goneSince));
    total.shown += row?.shown ?? 0;
    return row?.last ?? null;
  });
  const values = { month: `${month}-01`, ...total };
  await ctx.db
    .insert(usageMonthTotals)
    .values(values)
    .onConflictDoUpdate({ target: usageMonthTotals.month, set: total });
}

/**
 * Keeps the sums of this month, on its first day those of the one before it, whose last hour may have been cut short, and of
 * each month that has none yet. `today`; the months `changed` now as `YYYY-MM` or with a day.
 */
export async function keepMonthTotals(ctx: Pick<Ctx, "db">, today: string, changed: readonly string[]): Promise<void> {
  const missing = await sqlRows(
    ctx,
    z.object({ month: z.string() }),
    sql`SELECT DISTINCT k.month::text AS month FROM (SELECT date_trunc('month', day)::date AS month FROM usage_days) k
      WHERE NOT EXISTS (SELECT 1 FROM usage_month_totals t WHERE t.month = k.month)`,
  );
  const ended = today.endsWith("-01") ? [monthBefore(today)] : [];
  // A month's lines depend on the month before it.
  const months = [...changed, ...changed.map(monthAfter), ...ended, ...missing.map((each) => each.month), today];
  for (const month of new Set(months.map((each) => each.slice(0, 7)))) await keepTotals(ctx, month);
}
