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
  used: figuresSchema,
  before: figuresSchema,
});

const first = (month: string) => sql`${`${month}-01`}::date`;
const monthSchema = z.object({ month: z.string(), first: z.string(), last: z.string(), at: z.coerce.date() });

/** The months (`YYYY-MM`) of which something was kept, newest first, with the first and the last day of it. */
export async function keptMonths(ctx: Pick<Ctx, "db" | "now">): Promise<MonthState[]> {
  const rows = await sqlRows(
    ctx,
    monthSchema,
    sql`SELECT to_char(day, 'YYYY-MM') AS month, min(day)::text AS first, max(day)::text AS last, max(kept_at) AS at
      FROM usage_days GROUP BY 1 ORDER BY 1 DESC`,
  );
  const present = ctx.now().toISOString().slice(0, 7);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), isOver: row.month < present }));
}

const object = (from: string) =>
  sql.raw(`jsonb_build_object(${summaryKeys.map((key) => `'${key}', coalesce(${from}.${key}, 0)`).join(", ")})`);

/** A month keeps a row of someone who has nothing left in it: not shown when the month before was the same. */
const anything = sql.raw(
  `(${["n", "b"].flatMap((from) => summaryKeys.map((key) => `${from}.${key} > 0`)).join(" OR ")})`,
);

/** Who had anything at the end of this month or of the one before. */
const figuresOf = (month: string) => sql`
  SELECT coalesce(n.customer, b.customer) AS customer, c.name, c.external_id AS "externalId", ${object("n")} AS used, ${object("b")} AS before,
    coalesce(c.sort_key, '') AS place, coalesce(n.votes, 0) AS votes
  FROM (SELECT * FROM usage_months WHERE month = ${first(month)}) n
  FULL JOIN (SELECT * FROM usage_months WHERE month = ${first(month)} - interval '1 month') b ON b.customer = n.customer
  LEFT JOIN customers c ON c.id = coalesce(n.customer, b.customer)::uuid
  WHERE ${anything}`;

const toRow = ({ customer, name, externalId, ...figures }: z.infer<typeof rowSchema>): SummaryRow => ({
  customer: customer === NOBODY ? null : { id: customer, name: name ?? "", externalId },
  ...figures,
});

/** What each customer had used by the end of a month and by the end of the one before; at most `limit`, most votes first. */
export async function monthlySummary(
  ctx: Pick<Ctx, "db">,
  month: string,
  limit: number,
): Promise<{ rows: SummaryRow[]; total: number; used: SummaryFigures; before: SummaryFigures }> {
  const all = sql`WITH listed AS MATERIALIZED (${figuresOf(month)})`;
  const sums = (of: string) =>
    sql.raw(
      `jsonb_build_object(${summaryKeys.map((key) => `'${key}', coalesce(sum((${of}->>'${key}')::bigint), 0)`).join(", ")})`,
    );
  const [rows, [whole]] = await Promise.all([
    sqlRows(ctx, rowSchema, sql`${all} SELECT * FROM listed ORDER BY votes DESC, place, customer LIMIT ${limit}`),
    sqlRows(
      ctx,
      z.object({ n: z.number(), used: figuresSchema, before: figuresSchema }),
      sql`${all} SELECT count(*) AS n, ${sums("used")} AS used, ${sums("before")} AS before FROM listed`,
    ),
  ]);
  const zero = { organizations: 0, processes: 0, votes: 0, emails: 0, sms: 0 };
  return { rows: rows.map(toRow), total: whole?.n ?? 0, used: whole?.used ?? zero, before: whole?.before ?? zero };
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
      SELECT ids.customer, c.name, c.external_id AS "externalId", ${object("n")} AS used, ${object("b")} AS before
      FROM ids LEFT JOIN usage_months n ON n.month = ${first(month)} AND n.customer = ids.customer
      LEFT JOIN usage_months b ON b.month = (${first(month)} - interval '1 month')::date AND b.customer = ids.customer
      LEFT JOIN customers c ON c.id = ids.customer::uuid ORDER BY ids.customer`,
  );
  const last = rows.length < limit ? null : (rows.at(-1)?.customer ?? null);
  const some = rows.filter(({ used, before }) => summaryKeys.some((key) => used[key] > 0 || before[key] > 0));
  return { rows: some.map(toRow), last };
}

/** Whether the change within a month is known: something was kept in the month before, too. */
export const isChangeKnown = (months: readonly MonthState[], month: string): boolean =>
  months.some((each) => monthAfter(each.month) === month);
