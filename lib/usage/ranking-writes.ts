import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { inAdaptiveBatches } from "@/lib/time/adaptive-batches";

/** A day (`YYYY-MM-DD`) whose end changes count from, and that instant, in the time zone of its record. */
export type PastDay = { day: string; end: Date };
export type Days = { today: string; day7: PastDay; day30: PastDay; sameDay: boolean };

/** The instant at which a day ended. */
export const endOf = ({ end }: PastDay): SQL => sql`${end.toISOString()}::timestamptz`;

/** Writes the rows of `query` that differ from the stored ones. */
export const upsertRanking = (query: SQL): SQL => sql`
  INSERT INTO usage_ranking AS r (kind, id, counter, gone, used, change7, since7, change30, since30)
  ${query}
  ON CONFLICT (kind, id, counter) DO UPDATE SET gone = excluded.gone, used = excluded.used,
    change7 = excluded.change7, since7 = excluded.since7, change30 = excluded.change30, since30 = excluded.since30
  WHERE (r.gone, r.used, r.change7, r.since7, r.change30, r.since30) IS DISTINCT FROM
    (excluded.gone, excluded.used, excluded.change7, excluded.since7, excluded.change30, excluded.since30)
  RETURNING 1`;

/** The place that a batch reached; null at the end. */
export const batchEnd = { last: z.string().nullable() };

/** Reads or writes the next `size` rows after a place. */
export type Batch = (after: string, size: number) => SQL;

/** Runs `batch` repeatedly up to the end; `each` gets the result of each. */
export async function inBatches<Part extends { last: string | null }>(
  ctx: Pick<Ctx, "db">,
  first: string,
  batch: Batch,
  schema: z.ZodType<Part>,
  each: (part: Part) => void,
): Promise<void> {
  await inAdaptiveBatches(first, async (after, size) => {
    const [part] = await sqlRows(ctx, schema, batch(after, size));
    if (part) each(part);
    return part?.last ?? null;
  });
}
