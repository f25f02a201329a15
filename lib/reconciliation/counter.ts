import "server-only";
import type { Ctx } from "@/lib/context";
import { counterDifference } from "@/lib/db/schema";
import type { CounterDifference } from "./schemas";

/** A creation holds its slot for 70 s at most before the list shows it; what lasts is something else. */
const LASTS_MS = 10 * 60_000;
const FEWEST = 3;

type Row = typeof counterDifference.$inferSelect;

export const isLasting = ({ since, seenAt, times }: Row): boolean =>
  times >= FEWEST && seenAt.getTime() - since.getTime() > LASTS_MS;

/** The difference between Vocdoni's counter and its list, when it lasts; else null. */
export async function lastingDifference({ db }: Pick<Ctx, "db">): Promise<CounterDifference | null> {
  const [row] = await db.select().from(counterDifference);
  if (!row || !isLasting(row)) return null;
  const { counted, listed, since, seenAt } = row;
  return { counted, listed, since: since.toISOString(), seenAt: seenAt.toISOString() };
}
