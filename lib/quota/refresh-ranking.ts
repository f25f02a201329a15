import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { usageRankingState } from "@/lib/db/schema";
import { DAY_MS } from "./buckets";
import { keepMonthTotals } from "./month-totals";
import { fillMonths, keepMonth } from "./months";
import { NOBODY } from "./ranking-schemas";
import { forEachKey } from "./schemas";
import { sqlRows } from "./sql-rows";

const BATCH = 2_000;
const spans = [7, 30] as const;
/** The days from whose end changes count, and today: `YYYY-MM-DD` in UTC. */
type Days = { today: string; day7: string; day30: string; sameDay: boolean };

const lastSchema = z.object({ last: z.string().nullable() });
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const endOf = (day: string) => sql`(${day}::date + 1)::timestamp AT TIME ZONE 'UTC'`;

/** The last day kept that lies `n` or more before today; where there is none, that day itself. */
async function daysOf(ctx: Pick<Ctx, "db" | "now">): Promise<Days> {
  const now = ctx.now().getTime();
  const [day7, day30] = await Promise.all(
    spans.map(async (n) => {
      const wanted = dateOf(now - n * DAY_MS);
      const query = sql`SELECT max(day)::text AS last FROM usage_days WHERE day <= ${wanted}::date`;
      const [row] = await sqlRows(ctx, lastSchema, query);
      return row?.last ?? wanted;
    }),
  );
  const today = dateOf(now);
  const [last] = await ctx.db.select().from(usageRankingState);
  const sameDay =
    last !== undefined && last.day7 === day7 && last.day30 === day30 && dateOf(last.at.getTime()) === today;
  return { today, day7: day7 ?? "", day30: day30 ?? "", sameDay };
}

/**
 * What an organization had used at the end of a day: nothing when it was gone by then or was created later, else what was
 * kept; and what was kept first, with its day as `since`, where that was later.
 */
const figuresAt = (day: string, today: string) => sql`LATERAL (
  SELECT * FROM (
    SELECT 1 AS turn, 0::bigint AS processes, 0::bigint AS votes, 0::bigint AS emails, 0::bigint AS sms, NULL::date AS since
    WHERE b.gone_at < ${endOf(day)}
    UNION ALL (
      SELECT 2, processes, sent_votes, sent_emails, sent_sms, NULL FROM organization_usage u
      WHERE u.address = b.address AND u.day <= ${day}::date ORDER BY u.day DESC LIMIT 1
    )
    UNION ALL SELECT 3, 0, 0, 0, 0, NULL WHERE b.created_at >= ${endOf(day)}
    UNION ALL (
      SELECT 4, processes, sent_votes, sent_emails, sent_sms, u.day FROM organization_usage u
      WHERE u.address = b.address AND u.day <= ${today}::date ORDER BY u.day LIMIT 1
    )
    UNION ALL SELECT 5, b.processes, b.sent_votes, b.sent_emails, b.sent_sms, ${today}::date
  ) each_turn ORDER BY turn LIMIT 1
)`;

/** Writes the rows that `query` yields where they differ from those that are there. */
const upsert = (query: SQL) => sql`
  INSERT INTO usage_ranking AS r (kind, id, counter, gone, used, change7, since7, change30, since30)
  ${query}
  ON CONFLICT (kind, id, counter) DO UPDATE SET gone = excluded.gone, used = excluded.used,
    change7 = excluded.change7, since7 = excluded.since7, change30 = excluded.change30, since30 = excluded.since30
  WHERE (r.gone, r.used, r.change7, r.since7, r.change30, r.since30) IS DISTINCT FROM
    (excluded.gone, excluded.used, excluded.change7, excluded.since7, excluded.change30, excluded.since30)
  RETURNING 1`;

/**
 * Whose row may have changed since an earlier hour of the same day: those of which something was kept today, and those
 * that came, went or came back.
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

/** Those that went before both spans are left out; what they used is nobody's change any more. */
const organizationBatch = (after: string, { today, day7, day30, sameDay }: Days) => sql`
  WITH part AS MATERIALIZED (
    SELECT address, gone_at, created_at, processes, sent_votes, sent_emails, sent_sms FROM organizations
    WHERE address > ${after} ORDER BY address LIMIT ${BATCH}
  ), batch AS MATERIALIZED (SELECT o.* FROM part o ${touched({ today, day7, day30, sameDay })}), written AS (${upsert(sql`
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
  SELECT (SELECT max(address) FROM part) AS last, (SELECT count(*) FROM written) AS written`;

const existed = (day: string) =>
  sql`count(*) FILTER (WHERE (created_at IS NULL OR created_at < ${endOf(day)}) AND (gone_at IS NULL OR gone_at >= ${endOf(day)}))`;

/** `members` selects `customer`, and the columns of its organizations; `batch` has the customers as text in `id`. */
const customerBatch = (batch: SQL, members: SQL, { day7, day30 }: Days) => sql`
  WITH batch AS (${batch}), members AS (${members}), sums AS (
    SELECT m.customer, r.counter, sum(r.used) AS used, sum(r.change7) AS change7, max(r.since7) AS since7,
      sum(r.change30) AS change30, max(r.since30) AS since30
    FROM members m CROSS JOIN LATERAL (
      SELECT * FROM usage_ranking r WHERE r.kind = 'organization' AND r.id = m.address OFFSET 0
    ) r GROUP BY 1, 2
    UNION ALL
    SELECT customer, 'managedOrgs', count(*) FILTER (WHERE gone_at IS NULL),
      count(*) FILTER (WHERE gone_at IS NULL) - ${existed(day7)}, NULL, count(*) FILTER (WHERE gone_at IS NULL) - ${existed(day30)}, NULL
    FROM members GROUP BY 1
  ), written AS (${upsert(sql`
    SELECT 'customer', b.id, k.counter, false, coalesce(s.used, 0)::bigint, coalesce(s.change7, 0)::bigint, s.since7,
      coalesce(s.change30, 0)::bigint, s.since30
    FROM batch b CROSS JOIN (VALUES ('managedOrgs'), ('managedProcesses'), ('votes'), ('emails'), ('sms')) k(counter)
    LEFT JOIN sums s ON s.customer = b.id AND s.counter = k.counter
    ORDER BY b.id, k.counter`)})
  SELECT (SELECT max(id) FROM batch) AS last, (SELECT count(*) FROM written) AS written`;

const memberColumns = sql`address, gone_at, created_at FROM organizations`;
const recent = ({ day30 }: Days) => sql`(gone_at IS NULL OR gone_at >= ${endOf(day30)})`;

const customersAfter = (after: string, days: Days) =>
  customerBatch(
    sql`SELECT id::text AS id FROM customers WHERE id > ${after}::uuid ORDER BY customers.id LIMIT ${BATCH}`,
    // One by one: for a batch of many the planner would read the whole mirror.
    sql`SELECT b.id AS customer, o.* FROM batch b CROSS JOIN LATERAL (
        SELECT ${memberColumns} WHERE customer_id = b.id::uuid AND ${recent(days)} OFFSET 0
      ) o`,
    days,
  );

const nobodys = (days: Days) =>
  customerBatch(
    sql`SELECT ${NOBODY}::text AS id`,
    sql`SELECT ${NOBODY}::text AS customer, ${memberColumns} WHERE customer_id IS NULL AND ${recent(days)}`,
    days,
  );

const writtenSchema = lastSchema.extend({ written: z.number() });

async function inBatches(ctx: Pick<Ctx, "db">, first: string, batch: (after: string) => SQL): Promise<number> {
  let after = first;
  let total = 0;
  for (;;) {
    const [row] = await sqlRows(ctx, writtenSchema, batch(after));
    total += row?.written ?? 0;
    if (!row?.last) return total;
    after = row.last;
  }
}

/** Organizations that went before both spans, and customers that are no more. */
async function forgetOld(ctx: Pick<Ctx, "db">, { day30 }: Days): Promise<void> {
  await ctx.db.execute(sql`
    DELETE FROM usage_ranking r USING organizations o
    WHERE r.kind = 'organization' AND r.gone AND r.counter IN ('managedProcesses', 'votes', 'emails', 'sms')
      AND o.address = r.id AND o.gone_at < ${endOf(day30)}`);
}

async function keepState(ctx: Pick<Ctx, "db" | "now">, { day7, day30 }: Days): Promise<void> {
  const counted = z.object({
    kind: z.string(),
    counter: z.string(),
    gone: z.boolean(),
    n: z.number(),
    used: z.number(),
  });
  const sums = await sqlRows(
    ctx,
    counted,
    sql`SELECT kind, counter, gone, count(*) AS n, sum(used)::bigint AS used FROM usage_ranking
      WHERE kind = 'customer' OR counter = 'votes' GROUP BY 1, 2, 3`,
  );
  const of = (kind: string, counter: string, gone = false) =>
    sums.find((each) => each.kind === kind && each.counter === counter && each.gone === gone);
  const rows = {
    organization: of("organization", "votes")?.n ?? 0,
    gone: of("organization", "votes", true)?.n ?? 0,
    customer: of("customer", "votes")?.n ?? 0,
  };
  const used = forEachKey((key) => of("customer", key)?.used ?? 0);
  const values = { at: ctx.now(), day7, day30, totals: { used, rows } };
  await ctx.db
    .insert(usageRankingState)
    .values({ id: 1, ...values })
    .onConflictDoUpdate({ target: usageRankingState.id, set: values });
}

/**
 * Works out anew what rankings and the summary of this month are read from, in batches of 2,000; writes only what changed
 * and answers how many rows that were. `organization_usage` must have been kept before.
 */
export async function refreshRanking(ctx: Pick<Ctx, "db" | "now">): Promise<number> {
  const days = await daysOf(ctx);
  const organizations = await inBatches(ctx, "", (after) => organizationBatch(after, days));
  await forgetOld(ctx, days);
  const customers = await inBatches(ctx, NOBODY, (after) => customersAfter(after, days));
  const [unlinked] = await sqlRows(ctx, writtenSchema, nobodys(days));
  await keepState(ctx, days);
  await keepMonth(ctx, days.today);
  await keepMonthTotals(ctx, days.today, await fillMonths(ctx, days.today));
  return organizations + customers + (unlinked?.written ?? 0);
}
