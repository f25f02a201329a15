import "server-only";
import { and, eq, inArray, lte, or, sql } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { SystemCtx } from "@/lib/context";
import { type OperationCrossCheck, type OperationError, type OperationStep, operations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import type { ErrorText } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { translateStored } from "@/lib/messages/text";
import { countOperation } from "@/lib/metrics/record";
import type { OperationState } from "@/lib/operations/model";

export type Operation = typeof operations.$inferSelect;

export const LEASE_MARGIN_MS = 15_000;

/** Longer than a request can take at Vocdoni: the lease holder may still be waiting for the response. */
export const leaseMs = ({ upstream }: Pick<SystemCtx, "upstream">) => upstream.settleMs + LEASE_MARGIN_MS;

/** The outcome of an operation, with the writes of the same transaction. */
export type Settlement = {
  state: "succeeded" | "failed";
  step: ErrorText;
  detail?: ErrorText;
  target?: string;
  result?: Record<string, unknown>;
  error?: OperationError;
  before?: unknown;
  after?: unknown;
  apply?: (tx: Db) => Promise<void>;
};

const appended = (step: OperationStep) => sql`${operations.steps} || ${JSON.stringify([step])}::jsonb`;

function stepOf(ctx: SystemCtx, status: OperationStep["status"], step: ErrorText, detail?: ErrorText): OperationStep {
  const at = ctx.now().toISOString();
  return { at, step: storable(step), status, ...(detail ? { detail: storable(detail) } : {}) };
}

const sent = message("operations.step.sent");
const sentAgain = message("operations.step.sentAgain");

/**
 * recorded → sent (or unknown → sent for a repeatable change), committed before the request leaves. Null: another
 * process did this first, or the operation was sent since it was read.
 */
export async function claimToSend(ctx: SystemCtx, operation: Operation, owner: string): Promise<Operation | null> {
  const now = ctx.now();
  const { id, attempts } = operation;
  const from = operation.state === "recorded" ? "recorded" : "unknown";
  const [row] = await ctx.db
    .update(operations)
    .set({
      state: "sent",
      sentAt: now,
      updatedAt: now,
      attempts: sql`${operations.attempts} + 1`,
      leaseOwner: owner,
      leaseUntil: new Date(now.getTime() + leaseMs(ctx)),
      steps: appended(stepOf(ctx, "done", from === "recorded" ? sent : sentAgain)),
    })
    .where(and(eq(operations.id, id), eq(operations.state, from), eq(operations.attempts, attempts)))
    .returning();
  return row ?? null;
}

/** Saves what was read before the request is sent. Once it is sent, nothing is overwritten. */
export async function saveCrossCheck(
  ctx: SystemCtx,
  operation: Operation,
  witness: OperationCrossCheck,
): Promise<void> {
  await ctx.db
    .update(operations)
    .set({ witness })
    .where(and(eq(operations.id, operation.id), eq(operations.state, "recorded")));
}

/** Claims an operation that no process works on, to check it. Null: another process has it. */
export async function claimToCheck(ctx: SystemCtx, id: string, owner: string): Promise<Operation | null> {
  const now = ctx.now();
  const [row] = await ctx.db
    .update(operations)
    .set({ leaseOwner: owner, leaseUntil: new Date(now.getTime() + leaseMs(ctx)), state: "unknown", updatedAt: now })
    .where(
      and(
        eq(operations.id, id),
        inArray(operations.state, ["sent", "unknown"]),
        or(sql`${operations.leaseUntil} IS NULL`, lte(operations.leaseUntil, now)),
      ),
    )
    .returning();
  return row ?? null;
}

/** Renews the lease during long work; otherwise another process would start the same. */
export async function renewLease(ctx: SystemCtx, operation: Operation): Promise<void> {
  const leaseUntil = new Date(ctx.now().getTime() + leaseMs(ctx));
  await ctx.db
    .update(operations)
    .set({ leaseUntil })
    .where(and(eq(operations.id, operation.id), eq(operations.leaseOwner, operation.leaseOwner ?? "")));
}

/** Marks the outcome as unknown; it is checked again at `lookAt`. */
export async function markUnknown(
  ctx: SystemCtx,
  operation: Operation,
  note: { step: ErrorText; detail?: ErrorText; lookAt: Date; passes?: number; error?: OperationError },
): Promise<void> {
  const last = operation.steps.at(-1);
  const repeated = last?.step === storable(note.step) && last.status === "waiting";
  await ctx.db
    .update(operations)
    .set({
      state: "unknown",
      updatedAt: ctx.now(),
      leaseUntil: null,
      leaseOwner: null,
      nextLookAt: note.lookAt,
      ...(note.passes === undefined ? {} : { passes: note.passes }),
      ...(note.error === undefined ? {} : { error: note.error }),
      ...(repeated ? {} : { steps: appended(stepOf(ctx, "waiting", note.step, note.detail)) }),
    })
    .where(
      and(
        eq(operations.id, operation.id),
        inArray(operations.state, ["sent", "unknown"]),
        eq(operations.attempts, operation.attempts),
      ),
    );
}

/** Checking can't settle it: a person has to decide. */
export async function markUndecided(ctx: SystemCtx, operation: Operation, error: OperationError): Promise<void> {
  const noted = await ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(operations)
      .set({
        state: "undecided",
        error,
        updatedAt: ctx.now(),
        leaseUntil: null,
        steps: appended(stepOf(ctx, "waiting", message("operations.step.needsDecision"), error.message)),
      })
      .where(and(eq(operations.id, operation.id), eq(operations.state, "unknown")))
      .returning({ id: operations.id });
    if (changed.length > 0) await audit(tx, ctx, operation, { outcome: "unknown", after: { error: inEnglish(error) } });
    return changed.length > 0;
  });
  if (noted) countOperation(operation.kind, "undecided");
}

/**
 * Ends an operation together with its effect and its audit row. False, with nothing written, when it had already ended.
 * A failure counts only if the request hasn't been resent since `operation` was read: the second attempt may be
 * succeeding. A late success counts even after a person closed it as not carried out.
 */
export async function settle(ctx: SystemCtx, operation: Operation, end: Settlement): Promise<boolean> {
  const open: OperationState[] = ["recorded", "sent", "unknown", "undecided"];
  if (end.state === "succeeded") open.push("closed");
  const ended = await ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(operations)
      .set({
        state: end.state,
        target: end.target ?? operation.target,
        result: end.result ?? null,
        error: end.error ?? null,
        updatedAt: ctx.now(),
        finishedAt: ctx.now(),
        leaseUntil: null,
        nextLookAt: null,
        steps: appended(stepOf(ctx, end.state === "succeeded" ? "done" : "failed", end.step, end.detail)),
      })
      .where(
        and(
          eq(operations.id, operation.id),
          inArray(operations.state, open),
          end.state === "failed" ? eq(operations.attempts, operation.attempts) : undefined,
        ),
      )
      .returning({ id: operations.id });
    if (changed.length === 0) return false;
    await end.apply?.(tx);
    await audit(
      tx,
      ctx,
      { ...operation, target: end.target ?? operation.target },
      {
        outcome: end.state,
        before: end.before,
        after: end.after ?? (end.error ? { error: inEnglish(end.error) } : end.result),
      },
    );
    return true;
  });
  if (ended) countOperation(operation.kind, end.state);
  return ended;
}

/** The audit log stores the message in English, as worded at the time. */
const inEnglish = (error: OperationError) => ({ ...error, message: translateStored(error.message) });

function audit(
  tx: Db,
  ctx: SystemCtx,
  operation: Operation,
  entry: { outcome: "succeeded" | "failed" | "unknown"; before?: unknown; after?: unknown },
): Promise<void> {
  return writeAudit(
    tx,
    ctx,
    {
      action: operation.kind,
      targetKind: "organization",
      target: operation.target ?? operation.id,
      targetLabel: operation.label,
      operationId: operation.id,
      ...entry,
    },
    { id: operation.actorId, name: operation.actorName },
  );
}
