import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import type { QuotaKey } from "@/lib/quota/model";
import { readTimeZone } from "@/lib/settings/time-zone";
import { addDays, calendarDay, dayEnd, wallTime } from "@/lib/time/zone";
import { type RankingState, rankingState } from "./ranking";
import { type Change, counterFiguresSchema } from "./ranking-schemas";
import { countersOf, type UsageSeries, usageSeries } from "./usage-series";

const HISTORY_DAYS = 365;

/** What a share of the quota belongs to: an organization (its address) or a customer (its ID). */
export type Subject = { kind: "organization" | "customer"; id: string };

export type SubjectPart = { used: number; change7: Change; change30: Change };
export type SubjectUsage = {
  state: RankingState | null;
  parts: Partial<Record<QuotaKey, SubjectPart>>;
};

/** Usage of each counter by one organization or customer, from the ranking; no parts until it is calculated. */
export async function subjectUsage(ctx: Pick<Ctx, "db">, { kind, id }: Subject): Promise<SubjectUsage> {
  const [state, rows] = await Promise.all([
    rankingState(ctx),
    sqlRows(
      ctx,
      counterFiguresSchema,
      sql`SELECT counter, used, change7, since7::text AS since7, change30, since30::text AS since30
        FROM usage_ranking WHERE kind = ${kind} AND id = ${id} AND NOT gone`,
    ),
  ]);
  const parts = rows.map(({ counter, used, change7, since7, change30, since30 }) => [
    counter,
    { used, change7: { by: change7, since: since7 }, change30: { by: change30, since: since30 } },
  ]);
  return { state, parts: Object.fromEntries(parts) };
}

const rowSchema = z.object({
  day: z.string(),
  processes: z.number(),
  votes: z.number(),
  emails: z.number(),
  sms: z.number(),
});
const columns = ["processes", "sent_votes", "sent_emails", "sent_sms"];
const names = ["processes", "votes", "emails", "sms"];
const each = (of: (column: string, name: string) => string) =>
  sql.raw(columns.map((column, index) => of(column, names[index] ?? column)).join(", "));

type KeptDay = { day: string; timeZone: string };
/** Sorted: only a console moved across the date line has them out of order. */
const endsOf = (days: readonly KeptDay[]) =>
  `{${days.map(({ day, timeZone }) => dayEnd(day, timeZone).toISOString()).sort()}}`;

/**
 * The change of usage on each day: for each organization the differences between records, minus its whole usage on the
 * day it was deleted (the first of `days` that hadn't ended by then). An organization counts from its first recorded
 * day.
 */
const changes = (whose: SQL, days: readonly KeptDay[]) => sql`
  WITH whose AS (SELECT address, gone_at FROM organizations WHERE ${whose}),
  kept AS (
    SELECT u.address, u.day, ${each((column, name) => `u.${column} - lag(u.${column}, 1, 0::bigint) OVER w AS ${name}`)}
    FROM organization_usage u JOIN whose USING (address) WINDOW w AS (PARTITION BY u.address ORDER BY u.day)
  ), fallen AS (
    SELECT w.address, (${`{${days.map(({ day }) => day)}}`}::date[])[width_bucket(w.gone_at, ${endsOf(days)}::timestamptz[]) + 1] AS day, ${each((column, name) => `-u.${column} AS ${name}`)}
    FROM whose w CROSS JOIN LATERAL (
      SELECT * FROM organization_usage u WHERE u.address = w.address ORDER BY u.day DESC LIMIT 1
    ) u WHERE w.gone_at IS NOT NULL
  )
  SELECT day::text AS day, ${each((_column, name) => `sum(${name})::bigint AS ${name}`)}
  FROM (SELECT * FROM kept UNION ALL SELECT * FROM fallen) changed WHERE day IS NOT NULL GROUP BY day ORDER BY day`;

/** Usage of one organization or customer at the end of each recorded day of the last year. */
export async function subjectHistory(ctx: Pick<Ctx, "db" | "now">, { kind, id }: Subject): Promise<UsageSeries> {
  const timeZone = await readTimeZone(ctx);
  const today = calendarDay(ctx.now(), timeZone);
  const first = addDays(today, -HISTORY_DAYS);
  const range = { timeZone, from: Date.parse(first), to: wallTime(ctx.now(), timeZone) };
  const days = await sqlRows(
    ctx,
    z.object({ day: z.string(), timeZone: z.string() }),
    sql`SELECT day::text AS day, time_zone AS "timeZone" FROM usage_days
      WHERE day >= ${first}::date AND day <= ${today}::date ORDER BY usage_days.day`,
  );
  if (days.length === 0) return usageSeries([], [], range);
  const whose = kind === "organization" ? sql`address = ${id}` : sql`customer_id = ${id}::uuid`;
  const rows = await sqlRows(ctx, rowSchema, changes(whose, days));
  const changed = rows.map(({ day, ...by }) => ({ day, by: countersOf(by) }));
  return usageSeries(
    changed,
    days.map(({ day }) => day),
    range,
  );
}
