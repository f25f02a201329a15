import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { type QuotaReading, quotaHistory } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { readTimeZone } from "@/lib/settings/time-zone";
import { bucketStart } from "@/lib/time/buckets";

/** Retention: the hours of 30 days, the days of five years. */
const RETENTION = { hour: 30 * 24, day: 5 * 366 } as const;
const kinds = ["hour", "day"] as const;

const excluded = (column: string) => sql.raw(`excluded.${column}`);

/**
 * Saves the last of the ordered `readings` in each bucket of these kinds, unless a later one is there. A reading
 * without a wallet keeps the previous one.
 */
export async function saveBuckets(
  db: Db,
  kinds: readonly ("hour" | "day")[],
  readings: readonly QuotaReading[],
  timeZone: string,
): Promise<void> {
  const last = new Map<string, typeof quotaHistory.$inferInsert>();
  for (const { at, enabled, limits, usage, wallet } of readings) {
    for (const kind of kinds) {
      const start = bucketStart(kind, at, timeZone);
      last.set(`${kind} ${start.getTime()}`, {
        bucketKind: kind,
        bucketStart: start,
        at,
        enabled,
        limits,
        usage,
        wallet,
      });
    }
  }
  await db
    .insert(quotaHistory)
    .values([...last.values()])
    .onConflictDoUpdate({
      target: [quotaHistory.bucketKind, quotaHistory.bucketStart],
      set: {
        at: excluded("at"),
        enabled: excluded("enabled"),
        limits: excluded("limits"),
        usage: excluded("usage"),
        wallet: sql`coalesce(excluded.wallet, ${quotaHistory.wallet})`,
      },
      setWhere: sql`${quotaHistory.at} < excluded.at`,
    });
}

/**
 * Saves a reading as the last of its hour and of its day. When two replicas read at once, the later reading wins; a
 * clock that was set back changes only its own bucket, and only with a later reading.
 */
export async function saveReading(ctx: Pick<Ctx, "db">, reading: QuotaReading): Promise<void> {
  await saveBuckets(ctx.db, kinds, [reading], await readTimeZone(ctx));
}

/** Deletes the oldest buckets, by row count: the clock may be years ahead. */
export async function pruneHistory({ db }: Pick<Ctx, "db">): Promise<void> {
  for (const kind of kinds) {
    await db.execute(sql`
      DELETE FROM quota_history WHERE bucket_kind = ${kind} AND bucket_start < (
        SELECT bucket_start FROM quota_history WHERE bucket_kind = ${kind}
        ORDER BY bucket_start DESC LIMIT 1 OFFSET ${RETENTION[kind] - 1}
      )`);
  }
}
