import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { paced } from "./paced";
import { sqlRows } from "./sql-rows";

/** The days from whose end changes count, and today: `YYYY-MM-DD` in UTC. */
export type Days = { today: string; day7: string; day30: string; sameDay: boolean };

/** The instant at which a day ends. */
export const endOf = (day: string): SQL => sql`(${day}::date + 1)::timestamp AT TIME ZONE 'UTC'`;

/** Writes the rows that `query` yields where they differ from those that are there. */
export const upsertRanking = (query: SQL): SQL => sql`
  INSERT INTO usage_ranking AS r (kind, id, counter, gone, used, change7, since7, change30, since30)
  ${query}
  ON CONFLICT (kind, id, counter) DO UPDATE SET gone = excluded.gone, used = excluded.used,
    change7 = excluded.change7, since7 = excluded.since7, change30 = excluded.change30, since30 = excluded.since30
  WHERE (r.gone, r.used, r.change7, r.since7, r.change30, r.since30) IS DISTINCT FROM
    (excluded.gone, excluded.used, excluded.change7, excluded.since7, excluded.change30, excluded.since30)
  RETURNING 1`;

const batchSchema = z.object({ last: z.string().nullable(), written: z.number() });

/** Runs `batch` from a place to the end. Answers how many rows were written. */
export async function inBatches(
  ctx: Pick<Ctx, "db">,
  first: string,
  batch: (after: string, size: number) => SQL,
): Promise<number> {
  let total = 0;
  await paced(first, async (after, size) => {
    const [row] = await sqlRows(ctx, batchSchema, batch(after, size));
    total += row?.written ?? 0;
    return row?.last ?? null;
  });
  return total;
}
