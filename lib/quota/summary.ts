import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { NOBODY } from "./ranking-schemas";
import { sqlRows } from "./sql-rows";
import { type MonthState, monthAfter, type SummaryFigures, type SummaryRow, summaryKeys } from "./summary-schemas";

const figuresSchema = z.object({
  organizations: z.number(),
  processes: z.number(),
  votes: z.number(),
  emails: z.number(),
  sms: z.number(),
});
const rowSchema = z.object({
  customer: z.string(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  used: figuresSchema.nullable(),
  before: figuresSchema.nullable(),
});

const totals = sql.raw(summaryKeys.map((key) => `coalesce(sum(${key}), 0)::bigint AS ${key}`).join(", "));
const first = (month: string) => sql`${`${month}-01`}::date`;
const monthSchema = z.object({ month: z.string(), first: z.string(), last: z.string(), at: z.coerce.date() });

/** The months (`YYYY-MM`) of which something was kept, newest first, with the first and the last day of it. */
export async function keptMonths(ctx: Pick<Ctx, "db" | "now">): Promise<MonthState[]> {
  // A clock that was once ahead may have kept days that are not here yet.
  const today = ctx.now().toISOString().slice(0, 10);
  const rows = await sqlRows(
    ctx,
    monthSchema,
    sql`SELECT to_char(day, 'YYYY-MM') AS month, min(day)::text AS first, max(day)::text AS last, max(kept_at) AS at
      FROM usage_days WHERE day <= ${today}::date GROUP BY 1 ORDER BY 1 DESC`,
  );
  const present = today.slice(0, 7);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), isOver: row.month < present }));
}

const isThere = (from: string) => sql.raw(summaryKeys.map((key) => `${from}.${key} > 0`).join(" OR "));
/** A month keeps a row of someone who has nothing left in it: not shown when the month before was the same. */
const anything = sql`(${isThere("n")} OR ${isThere("b")})`;
const ofMonth = (month: string) => sql`SELECT * FROM usage_months WHERE month = ${first(month)}`;
const ofMonthBefore = (month: string) =>
  sql`SELECT * FROM usage_months WHERE month = (${first(month)} - interval '1 month')::date`;
const zero: SummaryFigures = { organizations: 0, processes: 0, votes: 0, emails: 0, sms: 0 };

const toRow = ({ customer, name, externalId, used, before }: z.infer<typeof rowSchema>): SummaryRow => ({
  customer: customer === NOBODY ? null : { id: customer, name: name ?? "", externalId },
  used: used ?? zero,
  before: before ?? zero,
});

/** What each customer had used by the end of a month and by the end of the one before; at most `limit`, most votes first. */
export async function monthlySummary(
  ctx: Pick<Ctx, "db">,
  month: string,
  limit: number,
): Promise<{ rows: SummaryRow[]; total: number; used: SummaryFigures; before: SummaryFigures }> {
  const sums = (of: SQL) => sqlRows(ctx, figuresSchema, sql`SELECT ${totals} FROM (${of}) m`);
  const [rows, [used], [before]] = await Promise.all([
    sqlRows(
      ctx,
      rowSchema.extend({ total: z.number() }),
      sql`WITH listed AS MATERIALIZED (
          SELECT coalesce(n.customer, b.customer) AS customer, coalesce(n.votes, 0) AS votes, n, b, count(*) OVER () AS total
          FROM (${ofMonth(month)}) n FULL JOIN (${ofMonthBefore(month)}) b ON b.customer = n.customer
          WHERE ${anything} ORDER BY 2 DESC, 1 LIMIT ${limit}
        )
        SELECT l.customer, l.total, to_jsonb(l.n) AS used, to_jsonb(l.b) AS before, c.name, c.external_id AS "externalId" FROM listed l LEFT JOIN customers c ON c.id = l.customer::uuid
        ORDER BY l.votes DESC, l.customer`,
    ),
    sums(ofMonth(month)),
    sums(ofMonthBefore(month)),
  ]);
  return { rows: rows.map(toRow), total: rows[0]?.total ?? 0, used: used ?? zero, before: before ?? zero };
}

/** The next rows of a month in the order of the customers' ids: for reading all of it. `after` is the last id read. */
export async function nextOfMonth(
  ctx: Pick<Ctx, "db">,
  month: string,
  after: string,
  limit: number,
): Promise<{ rows: SummaryRow[]; last: string | null }> {
  const part = (of: SQL) =>
    sql`SELECT customer FROM usage_months WHERE month = ${of} AND customer > ${after} ORDER BY customer LIMIT ${limit}`;
  const rows = await sqlRows(
    ctx,
    rowSchema,
    sql`WITH ids AS (
        SELECT customer FROM ((${part(first(month))}) UNION (${part(sql`(${first(month)} - interval '1 month')::date`)})) i ORDER BY customer LIMIT ${limit}
      )
      SELECT ids.customer, c.name, c.external_id AS "externalId", to_jsonb(n) AS used, to_jsonb(b) AS before
      FROM ids LEFT JOIN usage_months n ON n.month = ${first(month)} AND n.customer = ids.customer
      LEFT JOIN usage_months b ON b.month = (${first(month)} - interval '1 month')::date AND b.customer = ids.customer
      LEFT JOIN customers c ON c.id = ids.customer::uuid ORDER BY ids.customer`,
  );
  const last = rows.length < limit ? null : (rows.at(-1)?.customer ?? null);
  const some = rows
    .map(toRow)
    .filter(({ used, before }) => summaryKeys.some((key) => used[key] > 0 || before[key] > 0));
  return { rows: some, last };
}

/** Whether the change within a month is known: something was kept in the month before, too. */
export const isChangeKnown = (months: readonly MonthState[], month: string): boolean =>
  months.some((each) => monthAfter(each.month) === month);
