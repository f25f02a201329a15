import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { readTimeZone } from "@/lib/settings/time-zone";
import { calendarDay } from "@/lib/time/zone";
import { hasUsage, monthStart, previousStart, totalsOf } from "./month-totals";
import { UNASSIGNED } from "./ranking-schemas";
import { figuresSchema, type MonthState, monthAfter, noFigures, summaryKeys } from "./summary-schemas";

const rowSchema = z.object({
  customer: z.string(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  used: figuresSchema.nullable(),
  before: figuresSchema.nullable(),
});

const totalsSchema = z.object({ shown: z.number(), used: figuresSchema.nullable(), before: figuresSchema.nullable() });
const monthSchema = z.object({
  month: z.string(),
  first: z.string(),
  last: z.string(),
  at: z.coerce.date(),
  timeZone: z.string(),
});

/** The recorded months (`YYYY-MM`), newest first, with their first and last recorded day. */
export async function recordedMonths(ctx: Pick<Ctx, "db" | "now">): Promise<MonthState[]> {
  // A clock that was ahead may have recorded future days.
  const today = calendarDay(ctx.now(), await readTimeZone(ctx));
  const rows = await sqlRows(
    ctx,
    monthSchema,
    sql`SELECT to_char(day, 'YYYY-MM') AS month, min(day)::text AS first, max(day)::text AS last, max(kept_at) AS at,
        (array_agg(time_zone ORDER BY day DESC))[1] AS "timeZone"
      FROM usage_days WHERE day <= ${today}::date GROUP BY 1 ORDER BY 1 DESC`,
  );
  const present = today.slice(0, 7);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), isOver: row.month < present }));
}

/** `customer` null: unassigned organizations. `before`: the end of the previous month. */
const toRow = ({ customer, name, externalId, used, before }: z.infer<typeof rowSchema>) => ({
  customer: customer === UNASSIGNED ? null : { id: customer, name: name ?? "", externalId },
  used: used ?? noFigures,
  before: before ?? noFigures,
});

/** The figures of `ids` (`customer`) in a month and the previous one, with names. */
const shown = (month: string, ids: SQL, order: SQL) => sql`
  WITH ids AS MATERIALIZED (${ids})
  SELECT ids.customer, to_jsonb(n) AS used, to_jsonb(b) AS before, c.name, c.external_id AS "externalId" FROM ids
  LEFT JOIN LATERAL (SELECT * FROM usage_months m WHERE m.month = ${monthStart(month)} AND m.customer = ids.customer OFFSET 0) n ON true
  LEFT JOIN LATERAL (SELECT * FROM usage_months m WHERE m.month = ${previousStart(month)} AND m.customer = ids.customer OFFSET 0) b ON true
  LEFT JOIN LATERAL (SELECT name, external_id FROM customers k WHERE k.id = ids.customer::uuid OFFSET 0) c ON true
  ORDER BY ${order}`;

const mostVotes = (month: string, limit: number) => sql`
  SELECT m.customer FROM usage_months m WHERE m.month = ${monthStart(month)} AND m.votes > 0
  ORDER BY m.votes DESC, m.customer LIMIT ${limit}`;

/** Customers without votes in the month, but with other usage in it or with usage in the previous one. */
const withoutVotes = (month: string, limit: number) => sql`
  SELECT customer FROM (
    (SELECT m.customer FROM usage_months m WHERE m.month = ${monthStart(month)} AND m.votes = 0 AND ${hasUsage("m")}
      ORDER BY m.customer LIMIT ${limit})
    UNION
    (SELECT b.customer FROM usage_months b WHERE b.month = ${previousStart(month)} AND ${hasUsage("b")}
      AND NOT EXISTS (SELECT 1 FROM usage_months m WHERE m.month = ${monthStart(month)} AND m.customer = b.customer AND m.votes > 0)
      ORDER BY b.customer LIMIT ${limit})
  ) none ORDER BY customer LIMIT ${limit}`;

/** Each customer's usage at the end of a month and of the previous one; at most `limit`, most votes first. */
export async function monthlySummary(ctx: Pick<Ctx, "db">, month: string, limit: number) {
  const byVotes = sql`(to_jsonb(n)->>'votes')::bigint DESC, ids.customer`;
  const [rows, [totals]] = await Promise.all([
    sqlRows(ctx, rowSchema, shown(month, mostVotes(month, limit), byVotes)),
    sqlRows(ctx, totalsSchema, totalsOf(month)),
  ]);
  if (rows.length < limit) {
    const others = shown(month, withoutVotes(month, limit - rows.length), sql`ids.customer`);
    rows.push(...(await sqlRows(ctx, rowSchema, others)));
  }
  const { used, before } = totals ?? {};
  return { rows: rows.map(toRow), total: totals?.shown ?? 0, used: used ?? noFigures, before: before ?? noFigures };
}

/** The next rows of a month by customer ID, for reading all of it. `after` is the last ID read. */
export async function nextOfMonth(ctx: Pick<Ctx, "db">, month: string, after: string, limit: number) {
  const part = (of: SQL) =>
    sql`SELECT customer FROM usage_months WHERE month = ${of} AND customer > ${after} ORDER BY customer LIMIT ${limit}`;
  const ids = sql`SELECT customer FROM ((${part(monthStart(month))}) UNION (${part(previousStart(month))})) i ORDER BY customer LIMIT ${limit}`;
  const rows = await sqlRows(ctx, rowSchema, shown(month, ids, sql`ids.customer`));
  const last = rows.length < limit ? null : (rows.at(-1)?.customer ?? null);
  const some = rows
    .map(toRow)
    .filter(({ used, before }) => summaryKeys.some((key) => used[key] > 0 || before[key] > 0));
  return { rows: some, last };
}

/** Whether the change within a month is known: the previous month was recorded, too. */
export const isChangeKnown = (months: readonly MonthState[], month: string): boolean =>
  months.some((each) => monthAfter(each.month) === month);
