import "server-only";
import { and, eq, gte, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { operations } from "@/lib/db/schema";
import { type Message, message } from "@/lib/messages/message";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { Operation } from "./transitions";

/** A counter still above the list this long after the request was sent doesn't mean a running creation. */
const SLOT_LOST_MS = 10 * 60_000;

/** The counter, as a cross-check of the list: evidence for a person, never a decision. */
type Count = { before: number; now: number; listed: number; made: number; deleted: number; unsure: number };

/** Known changes of the counter since `at`. `unsure`: changes whose outcome or time is unknown. */
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

/** Vocdoni's current count of organizations; null where it gives none. */
async function countNow(ctx: SystemCtx): Promise<number | null> {
  try {
    return (await ctx.vocdoni.integrator.get()).usage.managedOrgs;
  } catch (error) {
    if (!isVocdoniError(error)) throw error;
    return null;
  }
}

/**
 * Vocdoni reserves the slot before it creates an organization: a counter above the list means that a creation is
 * running, or that a slot was lost for good. Only time tells.
 */
export async function mayStillBeRunning(ctx: SystemCtx, operation: Operation, listed: number): Promise<boolean> {
  const age = ctx.now().getTime() - (operation.sentAt ?? operation.createdAt).getTime();
  if (age >= SLOT_LOST_MS) return false;
  const now = await countNow(ctx);
  return now !== null && now > listed;
}

/**
 * How many more organizations Vocdoni counts than this console's changes explain; other clients' changes are unknown.
 */
const unexplained = ({ before, now, made, deleted }: Count) => now - before - made + deleted;

/** The evidence from the counter, in words. */
export function counterEvidence(count: Count): Message {
  const { before, now, listed, made: created, deleted, unsure } = count;
  const more = unexplained(count);
  const finding =
    more > 0
      ? message("operations.evidence.more", { count: more })
      : message(more === 0 ? "operations.evidence.same" : "operations.evidence.fewer");
  const changes = created + deleted > 0 ? "some" : "none";
  const figures = { before, now, listed, changes, created, deleted };
  const counted = message("operations.evidence.counted", { finding, ...figures });
  return unsure > 0 ? message("operations.evidence.doubtful", { counted, count: unsure }) : counted;
}

const closeOrCheck = message("operations.evidence.closeOrCheck");
const checkFirst = message("operations.evidence.checkFirst");

/**
 * Cross-checks with the counter: the evidence, and which decision to suggest. A counter that can't be read is reported
 * as such and never fails the check.
 */
export async function crossCheck(
  ctx: SystemCtx,
  operation: Operation,
  listed: number,
): Promise<{ counter: Message; advice: Message }> {
  const { witness } = operation;
  const before = witness?.managedOrgs ?? null;
  if (witness === null || before === null) {
    return { counter: message("operations.evidence.notReadBefore"), advice: closeOrCheck };
  }
  const now = await countNow(ctx);
  if (now === null) return { counter: message("operations.evidence.notReadNow"), advice: closeOrCheck };
  const count = { before, now, listed, ...(await knownSince(ctx, operation, new Date(witness.at))) };
  return { counter: counterEvidence(count), advice: unexplained(count) > 0 ? checkFirst : closeOrCheck };
}
