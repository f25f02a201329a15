import "server-only";
import { and, asc, eq, gte } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { consoleSettings, quotaHistory } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { message, storable } from "@/lib/messages/message";
import type { TimeZoneInput } from "@/lib/settings/schemas";
import { serverTimeZone } from "@/lib/time/zone";
import { keepBuckets } from "./keep";

/**
 * Cuts the days of the quota's history again as far as its hours reach, so that a forecast does not wait for a month of new
 * days. Older days stay as they were kept.
 */
async function recutDays(tx: Db, timeZone: string): Promise<void> {
  const { bucketKind, bucketStart, at } = quotaHistory;
  const hours = await tx.select().from(quotaHistory).where(eq(bucketKind, "hour")).orderBy(asc(bucketStart));
  const first = hours[0];
  if (!first) return;
  await tx.delete(quotaHistory).where(and(eq(bucketKind, "day"), gte(at, first.at)));
  await keepBuckets(tx, ["day"], hours, timeZone);
}

/**
 * Writes down the server's time zone, unless one is there: the first start on a database decides for all later ones and for
 * every console, so that no redeployment and no second server with another TZ moves the end of a day.
 */
export async function keepServerTimeZone({ db, now }: Pick<Ctx, "db" | "now">): Promise<void> {
  const timeZone = serverTimeZone();
  await db.transaction(async (tx) => {
    const made = await tx.insert(consoleSettings).values({ timeZone, since: now() }).onConflictDoNothing().returning();
    if (made.length > 0) await recutDays(tx, timeZone);
  });
}

/** Lets days and months end in another time zone from now on. The same as before changes nothing and is not recorded. */
export async function saveTimeZone(ctx: Ctx, { timeZone }: TimeZoneInput): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    // Made first, so that two administrators at once take turns on it.
    await tx.insert(consoleSettings).values({ timeZone: serverTimeZone(), since: ctx.now() }).onConflictDoNothing();
    const [row] = await tx.select().from(consoleSettings).for("update");
    if (!row || row.timeZone === timeZone) return;
    await tx.update(consoleSettings).set({ timeZone, since: ctx.now() });
    await recutDays(tx, timeZone);
    const entry = {
      action: "settings.time-zone",
      targetKind: "settings",
      targetLabel: storable(message("settings.audit.timeZone")),
      outcome: "succeeded",
      before: { timeZone: row.timeZone },
      after: { timeZone },
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
