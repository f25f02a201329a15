import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, count, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { isDatabaseGone } from "@/lib/db/errors";
import { imports, operations } from "@/lib/db/schema";
import { type ErrorText, isAppError } from "@/lib/errors";
import { message, messageOf, storable } from "@/lib/messages/message";
import { processId, runOperation, SEND_EXPIRY_MS, type SendFailure } from "@/lib/perform/run";
import { type ErrorKind, isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { endImport } from "./end";
import { MAX_UNDECIDED } from "./model";

/**
 * How many import rows are in progress at once, across consoles: a quarter of the client's slots for writes, so that
 * people's own changes go out at once. A row with a lost response counts until its outcome is known.
 */
export const IN_FLIGHT = 4;
/** How often to look for other imports while rows are in progress. */
const CHECK_EVERY_MS = 1_000;
/** After Vocdoni couldn't be reached. */
const WAIT_MS = 15_000;
/** While Vocdoni is refusing creations: each refused row fails for good, so only a few are sent. */
const WAIT_SENT_MS = 60_000;
const STALL_CHECK_MS = 60_000;
/** Reading the quota and the owner takes at most half of this. */
const CLAIM_MS = 60_000;

type ClaimedRow = { id: string; importId: string };

/** Refusals that would apply to every other row too. */
const OF_ALL: readonly ErrorKind[] = [
  ...(["quota-reached", "not-integrator", "unauthorized", "scope-missing"] as const),
  ...(["key-not-permitted", "unknown-route", "redirect", "wrong-url"] as const),
];

const passes = (error: unknown) => (isVocdoniError(error) ? error.retryable : isDatabaseGone(error));

/** For a row that wasn't sent: the response to a read is never about that row alone, so it stays unsent. */
const waits = (error: unknown) => (isVocdoniError(error) ? !OF_ALL.includes(error.kind) : isDatabaseGone(error));

/** Imports that may send rows, longest waiting first. */
async function ready(ctx: SystemCtx): Promise<string[]> {
  const { importId, state, leaseUntil } = operations;
  const taken = sql<boolean>`coalesce(${leaseUntil} > ${ctx.now().toISOString()}, false)`;
  const open = await ctx.db
    .select({ importId, state, taken: taken.as("taken"), n: count() })
    .from(operations)
    .where(and(isNotNull(importId), inArray(state, ["recorded", "sent", "unknown", "undecided"])))
    .groupBy(importId, state, sql`taken`);
  const underWay = open.filter((row) => row.state === "sent" || row.state === "unknown" || row.taken);
  if (underWay.reduce((sum, { n }) => sum + n, 0) >= IN_FLIGHT) return [];
  const stuck = open.filter((row) => row.state === "undecided" && row.n >= MAX_UNDECIDED).map((row) => row.importId);
  const ids = open.flatMap((row) =>
    row.importId !== null && row.state === "recorded" && !row.taken && !stuck.includes(row.importId)
      ? [row.importId]
      : [],
  );
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        inArray(imports.id, ids),
        isNull(imports.stoppedAt),
        or(isNull(imports.waitUntil), lte(imports.waitUntil, ctx.now())),
      ),
    )
    .orderBy(asc(imports.advancedAt), asc(imports.id));
  return rows.map(({ id }) => id);
}

/** Leases the next row of this import for a minute: only one console gets it. Null: there is none. */
async function take(ctx: SystemCtx, importId: string): Promise<ClaimedRow | null> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [next] = await tx
      .select({ id: operations.id })
      .from(operations)
      .where(
        and(
          eq(operations.importId, importId),
          eq(operations.state, "recorded"),
          or(isNull(operations.leaseUntil), lte(operations.leaseUntil, now)),
        ),
      )
      .orderBy(asc(operations.importLine))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!next) return null;
    await tx
      .update(operations)
      .set({ leaseOwner: processId, leaseUntil: new Date(now.getTime() + CLAIM_MS) })
      .where(eq(operations.id, next.id));
    return { id: next.id, importId };
  });
}

/** The next row to send, from the import with the fewest in progress here. */
async function claimNext(ctx: SystemCtx, running: ReadonlyMap<Promise<void>, string>): Promise<ClaimedRow | null> {
  const runs = (id: string) => [...running.values()].filter((importId) => importId === id).length;
  for (const importId of (await ready(ctx)).sort((a, b) => runs(a) - runs(b))) {
    const taken = await take(ctx, importId);
    if (taken) return taken;
  }
  return null;
}

/** Vocdoni or the database can't be reached: this import pauses. */
async function pause(ctx: SystemCtx, importId: string, { error, sent }: SendFailure): Promise<void> {
  const why = isVocdoniError(error) ? explainUpstream(error) : message("imports.reasons.databaseUnreachable");
  const problem = storable(why);
  const waitUntil = new Date(ctx.now().getTime() + (sent ? WAIT_SENT_MS : WAIT_MS));
  await ctx.db.update(imports).set({ waitUntil, problem }).where(eq(imports.id, importId));
}

function reasonOf(error: unknown): ErrorText | null {
  if (isAppError(error)) return error.text;
  return isVocdoniError(error) && OF_ALL.includes(error.kind) ? explainUpstream(error) : null;
}

async function conclude(ctx: SystemCtx, { id, importId }: ClaimedRow, failure: SendFailure | null): Promise<void> {
  if (failure && !failure.sent && waits(failure.error)) {
    const given = and(eq(operations.id, id), eq(operations.state, "recorded"), eq(operations.leaseOwner, processId));
    await ctx.db.update(operations).set({ leaseUntil: null }).where(given);
    return pause(ctx, importId, failure);
  }
  // No progress: after a quarter of an hour of this, the import is given up.
  if (failure?.sent && passes(failure.error)) return pause(ctx, importId, failure);
  await ctx.db
    .update(imports)
    .set({ advancedAt: ctx.now(), waitUntil: null, problem: null })
    .where(eq(imports.id, importId));
  const reason = failure ? reasonOf(failure.error) : null;
  if (reason === null) return;
  await endImport(ctx, importId, { reason: message("imports.reasons.stopped", { reason }), by: null });
}

async function performRow(ctx: SystemCtx, taken: ClaimedRow): Promise<void> {
  try {
    await conclude(ctx, taken, await runOperation(ctx, taken.id, waits));
  } catch (error) {
    ctx.log.error({ err: error, operation: taken.id, requestId: ctx.requestId }, "a row of an import failed");
  }
}

/** Gives up an import that made no progress for a quarter of an hour: sending it later would be a surprise. */
async function giveUpStalled(ctx: SystemCtx): Promise<void> {
  const before = new Date(ctx.now().getTime() - SEND_EXPIRY_MS);
  const old = await ctx.db
    .selectDistinct({ id: imports.id, problem: imports.problem })
    .from(operations)
    .innerJoin(imports, eq(imports.id, operations.importId))
    .where(and(eq(operations.state, "recorded"), isNotNull(operations.importId), lt(imports.advancedAt, before)));
  for (const { id, problem } of old) {
    const why = problem === null ? message("imports.reasons.notRunning") : (messageOf(problem) ?? problem);
    await endImport(ctx, id, { reason: message("imports.reasons.abandoned", { reason: why }), by: null });
  }
}

/**
 * Sends import rows, a few at a time, until none is left or `signal` aborts; then waits for those in progress. Safe in
 * several consoles at once, and after a crash: each row is an operation of its own.
 */
export async function performImports(ctx: SystemCtx, signal?: AbortSignal): Promise<void> {
  let lastCheck = Number.NEGATIVE_INFINITY;
  const running = new Map<Promise<void>, string>();
  for (;;) {
    if (performance.now() - lastCheck >= STALL_CHECK_MS) {
      await giveUpStalled(ctx);
      lastCheck = performance.now();
    }
    const free = signal?.aborted !== true && running.size < IN_FLIGHT;
    const taken = free ? await claimNext(ctx, running) : null;
    if (taken) {
      const work = performRow(ctx, taken).finally(() => running.delete(work));
      running.set(work, taken.importId);
    } else if (running.size === 0) return;
    else await Promise.race([...running.keys(), ...(free ? [sleep(CHECK_EVERY_MS)] : [])]);
  }
}
