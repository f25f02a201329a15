import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { type OperationError, operations } from "@/lib/db/schema";
import { type ErrorText, isAppError } from "@/lib/errors";
import { getLog } from "@/lib/log";
import { message, storable } from "@/lib/messages/message";
import { say } from "@/lib/messages/text";
import type { OperationKind } from "@/lib/operations/model";
import { fetchQuota } from "@/lib/quota/read";
import { getSystemContext } from "@/lib/server-context";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { assertOwnIntegrator } from "@/lib/vocdoni-health/identity";
import { createHandler } from "./create-organization";
import { deleteHandler } from "./delete-organization";
import type { Handler } from "./handler";
import {
  claimToCheck,
  claimToSend,
  markUndecided,
  markUnknown,
  type Operation,
  type Settlement,
  settle,
} from "./transitions";
import { updateHandler } from "./update-organization";

const handlers: Record<OperationKind, Handler> = {
  "organization.create": createHandler,
  "organization.update": updateHandler,
  "organization.delete": deleteHandler,
};

/** Operations not sent within this time expire: the person has moved on, and a late change would be a surprise. */
export const SEND_EXPIRY_MS = 15 * 60_000;
/** A request is sent within this time of being marked as sent, or not at all: other processes judge by that mark. */
const SEND_WITHIN_MS = 10_000;
const FIRST_CHECK_MS = 1_000;
const NEXT_PASS_MS = 5_000;
const MAX_CHECK_MS = 60_000;

/** Identifies this process as a lease owner. */
const holder: typeof globalThis & { consoleProcessId?: string } = globalThis;
// Next.js loads this module separately for instrumentation and for routes.
holder.consoleProcessId ??= randomUUID();
export const processId = holder.consoleProcessId;

const load = async (ctx: SystemCtx, id: string) =>
  (await ctx.db.select().from(operations).where(eq(operations.id, id)))[0];

function failureOf({ requestId }: SystemCtx, error: unknown): OperationError {
  const failure = (code: string, text: ErrorText) => ({ code, message: storable(text), requestId });
  if (isVocdoniError(error)) {
    return failure(error.kind, message("vocdoni.change.notApplied", { cause: explainUpstream(error) }));
  }
  if (isAppError(error)) return failure(error.code, error.text);
  return failure("failed", message("operations.failure.beforeSending"));
}

const neverSent = (text: ErrorText) => ({ code: "never-sent", message: storable(text) });
const notSent = message("operations.step.notSent");

const isQuotaRefusal = (error: unknown): boolean =>
  isVocdoniError(error) ? error.kind === "quota-reached" : isAppError(error) && error.code === "quota-reached";

/** After a quota refusal the last reading is out of date; the next check shows what remains. */
async function refreshQuota(ctx: SystemCtx, error: unknown): Promise<void> {
  if (!isQuotaRefusal(error)) return;
  try {
    await fetchQuota(ctx);
  } catch (reason) {
    ctx.log.warn({ err: reason, requestId: ctx.requestId }, "the quota could not be read after a quota refusal");
  }
}

async function end(ctx: SystemCtx, operation: Operation, settlement: Settlement): Promise<void> {
  if (await settle(ctx, operation, settlement)) return;
  const { state, step } = settlement;
  ctx.log.warn(
    { operation: operation.id, state, step: say(step), requestId: ctx.requestId },
    "operation had already ended with another outcome",
  );
}

/** Why an operation wasn't carried out. `sent`: Vocdoni refused it, not the console itself. */
export type SendFailure = { error: unknown; sent: boolean };

/** The error of a request that Vocdoni refused; null where it was carried out, or the outcome is unknown. */
async function send(ctx: SystemCtx, operation: Operation): Promise<SendFailure | null> {
  if (ctx.now().getTime() - (operation.sentAt ?? ctx.now()).getTime() > SEND_WITHIN_MS) {
    const error = neverSent(message("operations.failure.tooLate"));
    await end(ctx, operation, { state: "failed", step: notSent, error });
    return null;
  }
  try {
    await end(ctx, operation, await handlers[operation.kind].send(ctx, operation));
    return null;
  } catch (error) {
    // A GET that fails here came after the response to the change itself, so it says nothing about the change.
    if (isVocdoniError(error) && error.outcome === "not-applied" && error.method !== "GET") {
      await refreshQuota(ctx, error);
      const step = message("operations.step.refused");
      await end(ctx, operation, { state: "failed", step, error: failureOf(ctx, error) });
      return { error, sent: true };
    }
    const cause = isVocdoniError(error) ? explainUpstream(error) : message("operations.failure.afterSending");
    ctx.log.warn({ err: error, operation: operation.id, requestId: ctx.requestId }, "operation outcome unknown");
    await markUnknown(ctx, operation, {
      step: message("operations.step.answerLost"),
      detail: cause,
      lookAt: new Date(ctx.now().getTime() + FIRST_CHECK_MS),
      error: {
        code: "unknown",
        message: storable(message("vocdoni.change.unknown", { cause })),
        requestId: ctx.requestId,
      },
    });
    return null;
  }
}

/**
 * Carries out a recorded operation. Safe to call twice and from two processes: only one sends. Returns why it wasn't
 * carried out; where nothing was sent and `leave` accepts the error, it stays recorded. An import row may be old: the
 * import is what expires (lib/imports/end.ts).
 */
export async function runOperation(
  ctx: SystemCtx,
  id: string,
  leave: (error: unknown) => boolean = () => false,
): Promise<SendFailure | null> {
  const operation = await load(ctx, id);
  if (operation?.state !== "recorded") return null;
  if (operation.importId === null && ctx.now().getTime() - operation.createdAt.getTime() > SEND_EXPIRY_MS) {
    const error = neverSent(message("operations.failure.notRunning"));
    await settle(ctx, operation, { state: "failed", step: message("operations.step.neverSent"), error });
    return null;
  }
  try {
    await assertOwnIntegrator(ctx);
    await handlers[operation.kind].prepare(ctx, operation);
  } catch (error) {
    if (!leave(error)) {
      await refreshQuota(ctx, error);
      await settle(ctx, operation, { state: "failed", step: notSent, error: failureOf(ctx, error) });
    }
    return { error, sent: false };
  }
  const claimed = await claimToSend(ctx, operation, processId);
  return claimed ? send(ctx, claimed) : null;
}

/** Runs a committed operation in the background. If this process dies, the sweep runs it. */
export function runOperationNow(id: string): void {
  getSystemContext()
    .then((ctx) => runOperation(ctx, id))
    .catch((error) => getLog().error({ err: error, operation: id }, "operation failed"));
}

function nextCheck(ctx: SystemCtx, operation: Operation): Date {
  const age = ctx.now().getTime() - (operation.sentAt ?? operation.createdAt).getTime();
  return new Date(ctx.now().getTime() + Math.min(MAX_CHECK_MS, Math.max(FIRST_CHECK_MS, age / 2)));
}

/** Checks at Vocdoni an operation whose response was lost. Never resends what could then happen twice. */
export async function checkOperation(ctx: SystemCtx, id: string): Promise<void> {
  const operation = await claimToCheck(ctx, id, processId);
  if (!operation) return;
  const sentAt = operation.sentAt ?? operation.createdAt;
  const late = ctx.now().getTime() - sentAt.getTime() >= ctx.upstream.settleMs;
  try {
    // What another integrator's key or another environment doesn't show proves nothing about ours.
    await assertOwnIntegrator(ctx);
    const result = await handlers[operation.kind].check(ctx, operation, late);
    if (result.verdict === "settled") await end(ctx, operation, result.settlement);
    if (result.verdict === "undecided") {
      await markUndecided(ctx, operation, {
        code: "undecided",
        message: storable(result.message),
        requestId: ctx.requestId,
      });
    }
    if (result.verdict === "wait") {
      const { step, passes } = result;
      const lookAt = passes === undefined ? nextCheck(ctx, operation) : new Date(ctx.now().getTime() + NEXT_PASS_MS);
      await markUnknown(ctx, operation, { step, lookAt, ...(passes === undefined ? {} : { passes }) });
    }
    if (result.verdict === "send-again") {
      const claimed = await claimToSend(ctx, operation, processId);
      if (claimed) await send(ctx, claimed);
    }
  } catch (error) {
    const cause = isVocdoniError(error)
      ? explainUpstream(error)
      : isAppError(error)
        ? error.text
        : message("operations.failure.checking");
    ctx.log.warn({ err: error, operation: id, requestId: ctx.requestId }, "checking an operation failed");
    const step = message("operations.step.couldNotCheck");
    await markUnknown(ctx, operation, { step, detail: cause, lookAt: nextCheck(ctx, operation) });
  }
}

/**
 * Adopts the organization of a creation that was given up, or closed by a person, and has since appeared in the mirror.
 */
export async function resolveLateCreate(ctx: SystemCtx, id: string, address: string): Promise<void> {
  const operation = await load(ctx, id);
  if (!operation) return;
  await assertOwnIntegrator(ctx);
  const found = await handlers[operation.kind].resolveLate?.(ctx, operation, address);
  if (found?.verdict === "settled") await end(ctx, operation, found.settlement);
}
