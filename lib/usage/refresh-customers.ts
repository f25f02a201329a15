import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { forEachKey, type QuotaKey } from "@/lib/quota/model";
import { counterFiguresSchema, UNASSIGNED } from "./ranking-schemas";
import { type Batch, batchEnd, type Days, endOf, inBatches, type PastDay, upsertRanking } from "./ranking-writes";

const existed = (day: PastDay) =>
  sql`count(*) FILTER (WHERE (created_at IS NULL OR created_at < ${endOf(day)}) AND (gone_at IS NULL OR gone_at >= ${endOf(day)}))`;

/** Sums over `members`: organizations with their `customer`. */
const sumsOf = ({ day7, day30 }: Days) => sql`
  SELECT m.customer, r.counter, sum(r.used) AS used, sum(r.change7) AS change7, max(r.since7) AS since7,
    sum(r.change30) AS change30, max(r.since30) AS since30
  FROM members m CROSS JOIN LATERAL (
    SELECT * FROM usage_ranking r WHERE r.kind = 'organization' AND r.id = m.address OFFSET 0
  ) r GROUP BY 1, 2
  UNION ALL
  SELECT customer, 'managedOrgs', count(*) FILTER (WHERE gone_at IS NULL),
    count(*) FILTER (WHERE gone_at IS NULL) - ${existed(day7)}, NULL, count(*) FILTER (WHERE gone_at IS NULL) - ${existed(day30)}, NULL
  FROM members GROUP BY 1`;

/** A row per ID of `ids` and counter, from `sums`; 0 without one. */
const customerRows = (ids: SQL, sums: SQL) => sql`
  SELECT 'customer', b.id, k.counter, false, coalesce(s.used, 0)::bigint, coalesce(s.change7, 0)::bigint, s.since7,
    coalesce(s.change30, 0)::bigint, s.since30
  FROM ${ids} b CROSS JOIN (VALUES ('managedOrgs'), ('managedProcesses'), ('votes'), ('emails'), ('sms')) k(counter)
  LEFT JOIN ${sums} s ON s.customer = b.id AND s.counter = k.counter
  ORDER BY b.id, k.counter`;

const memberColumns = sql`address, gone_at, created_at FROM organizations`;
const recent = ({ day30 }: Days) => sql`(gone_at IS NULL OR gone_at >= ${endOf(day30)})`;

const customersBatch =
  (days: Days): Batch =>
  (after, size) =>
    sql`
  WITH batch AS (
    SELECT id::text AS id FROM customers WHERE id > ${after}::uuid ORDER BY customers.id LIMIT ${size}
  ), members AS (
    -- One by one: for a batch of many the planner would read the whole mirror.
    SELECT b.id AS customer, o.* FROM batch b CROSS JOIN LATERAL (
      SELECT ${memberColumns} WHERE customer_id = b.id::uuid AND ${recent(days)} OFFSET 0
    ) o
  ), sums AS (${sumsOf(days)}), written AS (${upsertRanking(customerRows(sql`batch`, sql`sums`))})
  SELECT (SELECT max(id) FROM batch) AS last, (SELECT count(*) FROM written) AS written, (SELECT count(*) FROM batch) AS rows,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('counter', counter, 'used', used)), '[]') FROM sums) AS used`;

const unassignedBatch =
  (days: Days): Batch =>
  (after, size) =>
    sql`
  WITH members AS MATERIALIZED (
    SELECT ${UNASSIGNED}::text AS customer, ${memberColumns}
    WHERE customer_id IS NULL AND address > ${after} AND ${recent(days)} ORDER BY address LIMIT ${size}
  ), sums AS (${sumsOf(days)})
  SELECT (SELECT max(address) FROM members) AS last, (
    SELECT jsonb_agg(jsonb_build_object('counter', counter, 'used', used, 'change7', change7, 'since7', since7,
      'change30', change30, 'since30', since30)) FROM sums
  ) AS sums`;

type Sum = z.infer<typeof counterFiguresSchema>;
const partSchema = z.object({ ...batchEnd, sums: z.array(counterFiguresSchema).nullable() });

const laterOf = (a: string | null, b: string | null) =>
  [a, b]
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

const together = (a: Sum, b: Sum): Sum => ({
  counter: a.counter,
  used: a.used + b.used,
  change7: a.change7 + b.change7,
  since7: laterOf(a.since7, b.since7),
  change30: a.change30 + b.change30,
  since30: laterOf(a.since30, b.since30),
});

const customersSchema = z.object({
  ...batchEnd,
  written: z.number(),
  rows: z.number(),
  used: z.array(counterFiguresSchema.pick({ counter: true, used: true })),
});

/** The row of unassigned organizations, summed up in batches: it may cover all of them. */
async function refreshUnassigned(ctx: Pick<Ctx, "db">, days: Days): Promise<{ written: number; used: Sum[] }> {
  const sums = new Map<QuotaKey, Sum>();
  await inBatches(ctx, "", unassignedBatch(days), partSchema, (part) => {
    for (const sum of part.sums ?? []) {
      const before = sums.get(sum.counter);
      sums.set(sum.counter, before ? together(before, sum) : sum);
    }
  });
  const used = [...sums.values()];
  const given = sql`jsonb_to_recordset(${JSON.stringify(used.map((sum) => ({ ...sum, customer: UNASSIGNED })))}::jsonb)
    AS s(customer text, counter text, used bigint, change7 bigint, since7 date, change30 bigint, since30 date)`;
  const nobody = sql`(SELECT ${UNASSIGNED}::text AS id)`;
  const rows = await sqlRows(ctx, z.unknown(), upsertRanking(customerRows(nobody, sql`(SELECT * FROM ${given})`)));
  return { written: rows.length, used };
}

/** Calculates the rows of customers from those of their organizations. Returns the number written, and their totals. */
export async function refreshCustomers(ctx: Pick<Ctx, "db">, days: Days) {
  const nobody = await refreshUnassigned(ctx, days);
  const all = { written: nobody.written, rows: 1, used: forEachKey(() => 0) };
  const add = (sums: readonly Pick<Sum, "counter" | "used">[]) => {
    for (const { counter, used } of sums) all.used[counter] += used;
  };
  add(nobody.used);
  await inBatches(ctx, UNASSIGNED, customersBatch(days), customersSchema, (part) => {
    all.written += part.written;
    all.rows += part.rows;
    add(part.used);
  });
  return all;
}
