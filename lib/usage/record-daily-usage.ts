import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { quotaHistory, usageDays } from "@/lib/db/schema";
import { readTimeZone } from "@/lib/settings/time-zone";
import { calendarDay } from "@/lib/time/zone";
import { pruneMonths } from "./months";
import { type Batch, batchEnd, inBatches } from "./ranking-writes";
import { refreshRanking } from "./refresh-ranking";

/** Older changes are deleted, except each organization's last one, from which later ones count. */
const RETENTION_DAYS = 400;

const batchSchema = z.object({ ...batchEnd, written: z.number() });

/**
 * Saves today's counters of every organization whose counters changed since they were last saved, in batches that block
 * others only briefly, and recomputes the ranking. Unchanged organizations cost a read and no write. Returns the number
 * of rows written.
 */
export async function recordDailyUsage(ctx: Pick<Ctx, "db" | "now">): Promise<number> {
  const now = ctx.now();
  const timeZone = await readTimeZone(ctx);
  const day = calendarDay(now, timeZone);
  const written = await saveChanged(ctx, day);
  const set = { keptAt: now, timeZone };
  await ctx.db
    .insert(usageDays)
    .values({ day, ...set })
    .onConflictDoUpdate({ target: usageDays.day, set });
  await refreshRanking({ ...ctx, now: () => now });
  return written;
}

async function saveChanged(ctx: Pick<Ctx, "db">, day: string): Promise<number> {
  let total = 0;
  await inBatches(ctx, "", changedOn(day), batchSchema, ({ written }) => {
    total += written;
  });
  return total;
}

const changedOn =
  (day: string): Batch =>
  (after, size) =>
    sql`
  WITH batch AS (
    SELECT address, gone_at, sent_votes, sent_emails, sent_sms, processes FROM organizations
    WHERE address > ${after} ORDER BY address LIMIT ${size}
  ), kept AS (
    INSERT INTO organization_usage AS u (address, day, sent_votes, sent_emails, sent_sms, processes)
    SELECT b.address, ${day}::date, b.sent_votes, b.sent_emails, b.sent_sms, b.processes
    FROM batch b LEFT JOIN LATERAL (
      SELECT * FROM organization_usage o WHERE o.address = b.address AND o.day <= ${day}::date ORDER BY o.day DESC LIMIT 1
    ) o ON true
    WHERE b.gone_at IS NULL
      AND (b.sent_votes, b.sent_emails, b.sent_sms, b.processes)
        IS DISTINCT FROM (o.sent_votes, o.sent_emails, o.sent_sms, o.processes)
    ORDER BY b.address
    ON CONFLICT (address, day) DO UPDATE SET sent_votes = excluded.sent_votes, sent_emails = excluded.sent_emails,
      sent_sms = excluded.sent_sms, processes = excluded.processes
    RETURNING 1
  )
  SELECT (SELECT max(address) FROM batch) AS last, (SELECT count(*) FROM kept) AS written`;

/**
 * Deletes old months, and changes older than the 400th day of the quota's history: a wrong clock can't advance that at
 * once.
 */
export async function pruneOrganizationUsage({ db }: Pick<Ctx, "db">): Promise<void> {
  await pruneMonths({ db });
  const { bucketKind, bucketStart } = quotaHistory;
  const [oldest] = await db
    .select({ bucketStart })
    .from(quotaHistory)
    .where(eq(bucketKind, "day"))
    .orderBy(desc(bucketStart))
    .limit(1)
    .offset(RETENTION_DAYS - 1);
  if (!oldest) return;
  const day = calendarDay(oldest.bucketStart, await readTimeZone({ db }));
  await db.execute(sql`
    DELETE FROM organization_usage u WHERE u.day < ${day}::date AND EXISTS (
      SELECT 1 FROM organization_usage n WHERE n.address = u.address AND n.day > u.day AND n.day <= ${day}::date
    )`);
}
