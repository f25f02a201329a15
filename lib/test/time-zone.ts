import { consoleSettings } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";

/** Lets days end in a zone, as if they had since `since`; nothing that is kept is cut again. */
export const setTimeZone = (db: Db, timeZone: string, since = new Date("2000-01-01Z")) =>
  db
    .insert(consoleSettings)
    .values({ timeZone, since })
    .onConflictDoUpdate({ target: consoleSettings.id, set: { timeZone, since } });
