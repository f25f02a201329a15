import "server-only";
import { and, eq, gte, inArray, lt, ne, or, sql } from "drizzle-orm";
import { operations } from "@/lib/db/schema";
import type { Operation, SystemCtx } from "@/lib/operations/transitions";
import { isVocdoniError } from "@/lib/vocdoni/errors";

/** A counter that is above the list for so long after the request was sent is no creation that runs. */
const SLOT_LOST_MS = 10 * 60_000;

/** What a second witness says beside the list: words for a person, never a decision. */
type Count = { before: number; now: number; listed: number; made: number; deleted: number; unsure: number };

const organizations = (n: number) => (n === 1 ? "1 organization" : `${n} organizations`);

/** Changes of the counter since `at` that this console knows of. `unsure`: those of which it is not known, or not when. */
async function knownSince(ctx: SystemCtx, operation: Operation, at: Date) {
  const counts = ["organization.create", "organization.delete"] as const;
  const known = (kind: (typeof counts)[number]) =>
    sql<number>`count(*) FILTER (WHERE ${operations.kind} = ${kind} AND ${operations.state} = 'succeeded' AND ${gte(operations.sentAt, at)})`.mapWith(
      Number,
    );
  const overlapping = and(eq(operations.state, "succeeded"), lt(operations.sentAt, at), gte(operations.finishedAt, at));
  const open = inArray(operations.state, ["sent", "unknown", "undecided"]);
  const [row] = await ctx.db
    .select({
      made: known("organization.create"),
      deleted: known("organization.delete"),
      unsure: sql<number>`count(*) FILTER (WHERE ${or(overlapping, open)})`.mapWith(Number),
    })
    .from(operations)
    .where(
      and(inArray(operations.kind, counts), ne(operations.id, operation.id), or(gte(operations.updatedAt, at), open)),
    );
  return row ?? { made: 0, deleted: 0, unsure: 0 };
}

/** How many organizations Vocdoni counts now; null where it does not say. */
async function countNow(ctx: SystemCtx): Promise<number | null> {
  try {
    return (await ctx.vocdoni.integrator.get()).usage.managedOrgs;
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    return null;
  }
}

/**
 * Vocdoni reserves the slot before it makes an organization: a counter above the list means that a creation still runs, or
 * that a slot was lost for good. Only time distinguishes the two.
 */
export async function stillRunning(ctx: SystemCtx, operation: Operation, listed: number): Promise<boolean> {
  const age = ctx.now().getTime() - (operation.sentAt ?? operation.createdAt).getTime();
  if (age >= SLOT_LOST_MS) return false;
  const now = await countNow(ctx);
  return now !== null && now > listed;
}

/** How many more organizations Vocdoni counts than are known to have been made; what others did there is not known. */
const unexplained = ({ before, now, made, deleted }: Count) => now - before - made + deleted;

/** What the counters tell, in words. */
export function witnessWords(count: Count): string {
  const { before, now, listed, made, deleted, unsure } = count;
  const more = unexplained(count);
  const figures = `It counted ${organizations(before)} before, counts ${now} now, and lists ${listed}`;
  const explained =
    made + deleted > 0
      ? `; in between ${made} ${made === 1 ? "was" : "were"} made and ${deleted} deleted from here`
      : "";
  const doubt =
    unsure > 0
      ? ` ${unsure} other ${unsure === 1 ? "change is" : "changes are"} without a known outcome, so the counter says less.`
      : "";
  const tail = `(${figures}${explained}. Changes by others at Vocdoni move its counter too.)${doubt}`;
  if (more === 0) {
    return `Vocdoni counts as many organizations as before it was sent: most likely it was never made. ${tail}`;
  }
  if (more > 0) {
    const times = more === 1 ? "one more" : `${more} more`;
    return `Vocdoni counts ${times} than the list and the known changes explain. ${tail}`;
  }
  return `Vocdoni counts fewer organizations than the known changes explain, so its counter says nothing here. ${tail}`;
}

const CLOSE_OR_LOOK = "Close this and create it anew, or look once more.";
const LOOK_FIRST = "Look once more before you close this and create it anew.";

/**
 * Asks the second witness: what it says, and which of the two decisions to begin with. What it cannot say is said as such;
 * it never fails the looking.
 */
export async function askWitness(ctx: SystemCtx, operation: Operation, listed: number): Promise<string> {
  const { witness } = operation;
  const before = witness?.managedOrgs ?? null;
  if (witness === null || before === null) {
    return `Vocdoni’s own counter cannot be compared: it could not be read before the request was sent. ${CLOSE_OR_LOOK}`;
  }
  const now = await countNow(ctx);
  if (now === null) {
    return `Vocdoni’s own counter cannot be compared: it cannot be read at the moment. ${CLOSE_OR_LOOK}`;
  }
  const count = { before, now, listed, ...(await knownSince(ctx, operation, new Date(witness.at))) };
  return `${witnessWords(count)} ${unexplained(count) > 0 ? LOOK_FIRST : CLOSE_OR_LOOK}`;
}
