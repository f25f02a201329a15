import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "./sql-rows";
import { monthAfter, monthBefore, summaryKeys } from "./summary-schemas";

const columns = sql.raw(summaryKeys.join(", "));
const sums = sql.raw(summaryKeys.map((key) => `coalesce(sum(${key}), 0)::bigint AS ${key}`).join(", "));
const assignments = sql.raw(["shown", ...summaryKeys].map((key) => `${key} = excluded.${key}`).join(", "));

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

/** Adds up a month anew. */
async function keepTotals({ db }: Pick<Ctx, "db">, month: string): Promise<void> {
  await db.execute(sql`
    INSERT INTO usage_month_totals (month, shown, ${columns})
    SELECT ${first(month)}, (${countShown(month)}), s.* FROM (${sumOf(first(month))}) s
    ON CONFLICT (month) DO UPDATE SET ${assignments}`);
}

/**
 * Keeps the sums of this month and of the one before it, whose last hour may have been cut short, and of each month that has
 * none yet. `today` and the months `changed` now as `YYYY-MM` or with a day.
 */
export async function keepMonthTotals(ctx: Pick<Ctx, "db">, today: string, changed: readonly string[]): Promise<void> {
  const missing = await sqlRows(
    ctx,
    z.object({ month: z.string() }),
    sql`SELECT DISTINCT k.month::text AS month FROM (SELECT date_trunc('month', day)::date AS month FROM usage_days) k
      WHERE NOT EXISTS (SELECT 1 FROM usage_month_totals t WHERE t.month = k.month)`,
  );
  // A month's lines depend on the month before it.
  const months = [
    ...changed,
    ...changed.map(monthAfter),
    monthBefore(today),
    ...missing.map((each) => each.month),
    today,
  ];
  for (const month of new Set(months.map((each) => each.slice(0, 7)))) await keepTotals(ctx, month);
}
