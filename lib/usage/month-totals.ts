import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { usageMonthTotals } from "@/lib/db/schema";
import { sqlRows } from "@/lib/db/sql-rows";
import { type Batch, batchEnd, inBatches } from "./ranking-writes";
import { figuresSchema, monthAfter, monthBefore, noFigures, summaryKeys } from "./summary-schemas";

const sums = sql.raw(summaryKeys.map((key) => `coalesce(sum(${key}), 0)::bigint AS ${key}`).join(", "));

/** Whether a row of `usage_months` has any usage: emptied rows stay, with zeros. */
export const hasUsage = (of: string): SQL => sql.raw(`(${summaryKeys.map((key) => `${of}.${key} > 0`).join(" OR ")})`);

/** The first day of a month (`YYYY-MM`), and of the one before. */
export const monthStart = (month: string) => sql`${`${month}-01`}::date`;
export const previousStart = (month: string) => sql`(${monthStart(month)} - interval '1 month')::date`;

/** The number of customers in a month's summary: those with usage in it or in the previous month. */
const countShown = (month: string) => sql`
  SELECT (SELECT count(*) FROM usage_months n WHERE n.month = ${monthStart(month)} AND ${hasUsage("n")}) + (
    SELECT count(*) FROM usage_months b WHERE b.month = ${previousStart(month)} AND ${hasUsage("b")} AND NOT EXISTS (
      SELECT 1 FROM usage_months n WHERE n.month = ${monthStart(month)} AND n.customer = b.customer AND ${hasUsage("n")}
    ))`;
const sumOf = (of: SQL) => sql`SELECT ${sums} FROM usage_months WHERE month = ${of}`;

/**
 * The stored totals of a month (`YYYY-MM`) and the previous one, summed up if the hourly job hasn't stored them yet.
 */
export const totalsOf = (month: string): SQL => sql`
  SELECT coalesce((SELECT shown FROM usage_month_totals WHERE month = ${monthStart(month)}), (${countShown(month)})) AS shown,
    coalesce(
      (SELECT to_jsonb(t) FROM usage_month_totals t WHERE t.month = ${monthStart(month)}),
      (SELECT to_jsonb(s) FROM (${sumOf(monthStart(month))}) s)
    ) AS used,
    coalesce(
      (SELECT to_jsonb(t) FROM usage_month_totals t WHERE t.month = ${previousStart(month)}),
      (SELECT to_jsonb(s) FROM (${sumOf(previousStart(month))}) s)
    ) AS before`;

const partSchema = figuresSchema.extend({ ...batchEnd, shown: z.number() });

/** The sum of the next rows of a month. `counts`: which of them are in the summary. */
const sumsIn =
  (month: SQL, counts: SQL): Batch =>
  (after, size) =>
    sql`
  SELECT max(customer) AS last, count(*) FILTER (WHERE ${counts}) AS shown, ${sums}
  FROM (SELECT * FROM usage_months WHERE month = ${month} AND customer > ${after} ORDER BY customer LIMIT ${size}) m`;

/** Recalculates a month's totals, in batches. */
async function saveTotals(ctx: Pick<Ctx, "db">, month: string): Promise<void> {
  const total = { shown: 0, ...noFigures };
  await inBatches(ctx, "", sumsIn(monthStart(month), hasUsage("m")), partSchema, (part) => {
    for (const key of ["shown", ...summaryKeys] as const) total[key] += part[key];
  });
  const goneSince = sql`${hasUsage("m")} AND NOT EXISTS (
    SELECT 1 FROM usage_months n WHERE n.month = ${monthStart(month)} AND n.customer = m.customer AND ${hasUsage("n")})`;
  await inBatches(ctx, "", sumsIn(previousStart(month), goneSince), partSchema, ({ shown }) => {
    total.shown += shown;
  });
  const values = { month: `${month}-01`, ...total };
  await ctx.db
    .insert(usageMonthTotals)
    .values(values)
    .onConflictDoUpdate({ target: usageMonthTotals.month, set: total });
}

/**
 * Stores the totals of this month, of the previous one on the first day (its last hour may be incomplete), and of each
 * month without any. `today`; `changed`: months as `YYYY-MM`, with or without a day.
 */
export async function saveMonthTotals(ctx: Pick<Ctx, "db">, today: string, changed: readonly string[]): Promise<void> {
  const missing = await sqlRows(
    ctx,
    z.object({ month: z.string() }),
    sql`SELECT DISTINCT k.month::text AS month FROM (SELECT date_trunc('month', day)::date AS month FROM usage_days) k
      WHERE NOT EXISTS (SELECT 1 FROM usage_month_totals t WHERE t.month = k.month)`,
  );
  const ended = today.endsWith("-01") ? [monthBefore(today)] : [];
  // A month's rows depend on the previous month.
  const months = [...changed, ...changed.map(monthAfter), ...ended, ...missing.map((each) => each.month), today];
  for (const month of new Set(months.map((each) => each.slice(0, 7)))) await saveTotals(ctx, month);
}
