import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { quotaHistory, usageDays } from "@/lib/db/schema";
import { sqlRows } from "@/lib/db/sql-rows";
import { readTimeZone } from "@/lib/settings/time-zone";
import { paced } from "@/lib/time/paced";
import { calendarDay } from "@/lib/time/zone";
import { pruneMonths } from "./months";
import { refreshRanking } from "./refresh-ranking";

/** Older changes are forgotten but for the last of each organization, from which the later ones count. */
const KEPT_DAYS = 400;

const batchSchema = z.object({ last: z.string().nullable(), written: z.number() });

/**
 * Keeps today's counters of every organization whose counters differ from those last kept, in parts that keep nobody else
 * waiting for long, and computes the ranking again; one without any change costs a look and no write. Returns how many of
 * the counters were written.
 */
export async function keepOrganizationUsage(ctx: Pick<Ctx, "db" | "now">): Promise<number> {
  const now = ctx.now();
  const timeZone = await readTimeZone(ctx);
  const day = calendarDay(now, timeZone);
  const written = await keepChanged(ctx, day);
  const set = { keptAt: now, timeZone };
  await ctx.db
    .insert(usageDays)
    .values({ day, ...set })
    .onConflictDoUpdate({ target: usageDays.day, set });
  await refreshRanking({ ...ctx, now: () => now });
  return written;
}

async function keepChanged(ctx: Pick<Ctx, "db">, day: string): Promise<number> {
  let total = 0;
  await paced("", async (after, size) => {
    const [row] = await sqlRows(ctx, batchSchema, batch(after, size, day));
    total += row?.written ?? 0;
    return row?.last ?? null;
  });
  return total;
}

const batch = (after: string, size: number, day: string) => sql`
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

/** Forgets months, and changes older than the 400th day of the quota's history, which a wrong clock cannot bring forward at once. */
export async function pruneOrganizationUsage({ db }: Pick<Ctx, "db">): Promise<void> {
  await pruneMonths({ db });
  const { bucketKind, bucketStart } = quotaHistory;
  const [oldest] = await db
    .select({ bucketStart })
    .from(quotaHistory)
    .where(eq(bucketKind, "day"))
    .orderBy(desc(bucketStart))
    .limit(1)
    .offset(KEPT_DAYS - 1);
  if (!oldest) return;
  const day = calendarDay(oldest.bucketStart, await readTimeZone({ db }));
  await db.execute(sql`
    DELETE FROM organization_usage u WHERE u.day < ${day}::date AND EXISTS (
      SELECT 1 FROM organization_usage n WHERE n.address = u.address AND n.day > u.day AND n.day <= ${day}::date
    )`);
}
