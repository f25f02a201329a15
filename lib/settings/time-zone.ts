import "server-only";
import type { Ctx } from "@/lib/context";
import { consoleSettings } from "@/lib/db/schema";
import { serverTimeZone, zoneOrUtc } from "@/lib/time/zone";

/** `since`: when it took effect; null before the first start stored it. */
export type TimeZoneSetting = { timeZone: string; since: Date | null };

/** The time zone of days and months, for every console on this database. */
export async function readTimeZoneSetting({ db }: Pick<Ctx, "db">): Promise<TimeZoneSetting> {
  const [row] = await db.select().from(consoleSettings);
  if (!row) return { timeZone: serverTimeZone(), since: null };
  // Another console's Node.js may know a zone that this one does not.
  return { timeZone: zoneOrUtc(row.timeZone), since: row.since };
}

/** The name of the zone alone. */
export const readTimeZone = async (ctx: Pick<Ctx, "db">): Promise<string> => (await readTimeZoneSetting(ctx)).timeZone;
