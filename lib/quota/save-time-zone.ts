import "server-only";
import { and, asc, eq, gte } from "drizzle-orm";
import { auditChange } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { consoleSettings, quotaHistory } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { message, storable } from "@/lib/messages/message";
import type { TimeZoneInput } from "@/lib/settings/schemas";
import { serverTimeZone } from "@/lib/time/zone";
import { saveBuckets } from "./save-reading";

/**
 * Rebuilds the daily buckets of the quota's history as far as hourly ones exist, so that forecasts don't wait a month
 * for new days. Older days stay as recorded.
 */
async function rebucketDays(tx: Db, timeZone: string): Promise<void> {
  const { bucketKind, bucketStart, at } = quotaHistory;
  const hours = await tx.select().from(quotaHistory).where(eq(bucketKind, "hour")).orderBy(asc(bucketStart));
  const first = hours[0];
  if (!first) return;
  await tx.delete(quotaHistory).where(and(eq(bucketKind, "day"), gte(at, first.at)));
  await saveBuckets(tx, ["day"], hours, timeZone);
}

/**
 * Stores the server's time zone, unless one is set: the first start on a database decides for all later ones and every
 * console, so that no redeployment or second server with another TZ moves the end of a day.
 */
export async function saveServerTimeZone({ db, now }: Pick<Ctx, "db" | "now">): Promise<void> {
  const timeZone = serverTimeZone();
  await db.transaction(async (tx) => {
    const made = await tx.insert(consoleSettings).values({ timeZone, since: now() }).onConflictDoNothing().returning();
    if (made.length > 0) await rebucketDays(tx, timeZone);
  });
}

/** Changes the time zone in which days and months end, from now on. An unchanged zone isn't saved or audited. */
export async function saveTimeZone(ctx: Ctx, { timeZone }: TimeZoneInput): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    // Created first, so that two administrators saving at once take turns.
    await tx.insert(consoleSettings).values({ timeZone: serverTimeZone(), since: ctx.now() }).onConflictDoNothing();
    const [row] = await tx.select().from(consoleSettings).for("update");
    if (!row || row.timeZone === timeZone) return;
    await tx.update(consoleSettings).set({ timeZone, since: ctx.now() });
    await rebucketDays(tx, timeZone);
    await auditChange(tx, ctx, {
      action: "settings.time-zone",
      targetKind: "settings",
      targetLabel: storable(message("settings.audit.timeZone")),
      before: { timeZone: row.timeZone },
      after: { timeZone },
    });
  });
}
