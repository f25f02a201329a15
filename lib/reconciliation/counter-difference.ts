import "server-only";
import type { Ctx } from "@/lib/context";
import { counterDifference } from "@/lib/db/schema";
import type { CounterDifference } from "./model";

/** A creation holds its slot for at most 70 s before the list shows it; a longer difference is something else. */
const PERSISTENT_AFTER_MS = 10 * 60_000;
const MIN_SYNCS = 3;

type Row = typeof counterDifference.$inferSelect;

export const isPersistent = ({ since, seenAt, times }: Row): boolean =>
  times >= MIN_SYNCS && seenAt.getTime() - since.getTime() > PERSISTENT_AFTER_MS;

/** A persistent difference between Vocdoni's counter and its list, or null. */
export async function persistentDifference({ db }: Pick<Ctx, "db">): Promise<CounterDifference | null> {
  const [row] = await db.select().from(counterDifference);
  if (!row || !isPersistent(row)) return null;
  const { counted, listed, since, seenAt } = row;
  return { counted, listed, since: since.toISOString(), seenAt: seenAt.toISOString() };
}
