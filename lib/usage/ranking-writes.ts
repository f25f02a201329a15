import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { paced } from "@/lib/time/paced";

/** A day (`YYYY-MM-DD`) from whose end changes count, and that instant, which is of the time zone that it was kept in. */
export type PastDay = { day: string; end: Date };
export type Days = { today: string; day7: PastDay; day30: PastDay; sameDay: boolean };

/** The instant at which a day ended. */
export const endOf = ({ end }: PastDay): SQL => sql`${end.toISOString()}::timestamptz`;

/** Writes the rows that `query` yields where they differ from those that are there. */
export const upsertRanking = (query: SQL): SQL => sql`
  INSERT INTO usage_ranking AS r (kind, id, counter, gone, used, change7, since7, change30, since30)
  ${query}
  ON CONFLICT (kind, id, counter) DO UPDATE SET gone = excluded.gone, used = excluded.used,
    change7 = excluded.change7, since7 = excluded.since7, change30 = excluded.change30, since30 = excluded.since30
  WHERE (r.gone, r.used, r.change7, r.since7, r.change30, r.since30) IS DISTINCT FROM
    (excluded.gone, excluded.used, excluded.change7, excluded.since7, excluded.change30, excluded.since30)
  RETURNING 1`;

const lastSchema = z.object({ last: z.string().nullable() });

/** Runs `batch` from a place to the end, part by part; `each` gets what a part says besides its `last` place. */
export async function inBatches<S extends z.ZodType>(
  ctx: Pick<Ctx, "db">,
  first: string,
  batch: (after: string, size: number) => SQL,
  schema: S,
  each: (part: z.infer<S>) => void,
): Promise<void> {
  await paced(first, async (after, size) => {
    const [row] = await sqlRows(ctx, z.unknown(), batch(after, size));
    if (row === undefined) return null;
    each(schema.parse(row));
    return lastSchema.parse(row).last;
  });
}
