import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type OperationError, operations } from "@/lib/db/schema";
import { type ErrorText, isAppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { say } from "@/lib/messages/text";
import { takeQuotaReading } from "@/lib/quota/read";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { assertOwnIntegrator } from "@/lib/vocdoni-health/identity";
import { handlerOf } from "./handler";
import {
  claimToLook,
  claimToSend,
  noteUndecided,
  noteUnknown,
  type Operation,
  type Settlement,
  type SystemCtx,
  settle,
} from "./transitions";

/** Older than this and never sent: the person has moved on, and a surprise would be worse than asking again. */
export const NEVER_SENT_MS = 15 * 60_000;
/** A request leaves within this time of being noted as sent, or not at all: others judge by when it was noted. */
const SEND_WITHIN_MS = 10_000;
const FIRST_LOOK_MS = 1_000;
const NEXT_PASS_MS = 5_000;
const MAX_LOOK_MS = 60_000;

/** This process, as the holder of leases. */
const holder: typeof globalThis & { consoleProcessId?: string } = globalThis;
// Instrumentation and routes have copies of this module.
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

/** After a refusal by the quota the last reading is out of date: the next look shows what remains now. */
async function renewQuota(ctx: SystemCtx, error: unknown): Promise<void> {
  if (!isQuotaRefusal(error)) return;
  try {
    await takeQuotaReading(ctx);
  } catch (reason) {
    ctx.log.warn({ err: reason, requestId: ctx.requestId }, "the quota was not read after a refusal by it");
  }
}

async function end(ctx: SystemCtx, operation: Operation, settlement: Settlement): Promise<void> {
  if (await settle(ctx, operation, settlement)) return;
  const { state, step } = settlement;
  ctx.log.warn(
    { operation: operation.id, state, step: say(step), requestId: ctx.requestId },
    "operation had ended otherwise",
  );
}

/** Why an operation was not carried out; `sent`: it was Vocdoni that refused it, not the console itself. */
export type SendFailure = { error: unknown; sent: boolean };

/** Answers the error of a request that Vocdoni refused; null where it was carried out, or the outcome is not known. */
async function send(ctx: SystemCtx, operation: Operation): Promise<SendFailure | null> {
  if (ctx.now().getTime() - (operation.sentAt ?? ctx.now()).getTime() > SEND_WITHIN_MS) {
    const error = neverSent(message("operations.failure.tooLate"));
    await end(ctx, operation, { state: "failed", step: notSent, error });
    return null;
  }
  try {
    await end(ctx, operation, await handlerOf(operation).send(ctx, operation));
    return null;
  } catch (error) {
    // A reading (GET) that fails here came after the change itself was answered: it says nothing of the change.
    if (isVocdoniError(error) && error.outcome === "not-applied" && error.method !== "GET") {
      await renewQuota(ctx, error);
      const step = message("operations.step.refused");
      await end(ctx, operation, { state: "failed", step, error: failureOf(ctx, error) });
      return { error, sent: true };
    }
    const cause = isVocdoniError(error) ? explainUpstream(error) : message("operations.failure.afterSending");
    ctx.log.warn({ err: error, operation: operation.id, requestId: ctx.requestId }, "operation outcome unknown");
    await noteUnknown(ctx, operation, {
      step: message("operations.step.answerLost"),
      detail: cause,
      lookAt: new Date(ctx.now().getTime() + FIRST_LOOK_MS),
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
 * Carries out an operation that was written down. Safe to call twice and from two processes: only one sends.
 * Answers why it was not carried out; where nothing was sent and `leave` says so of the error, it stays recorded.
 * A row of an import may be old: it is the import that is given up (lib/imports/end.ts).
 */
export async function runOperation(
  ctx: SystemCtx,
  id: string,
  leave: (error: unknown) => boolean = () => false,
): Promise<SendFailure | null> {
  const operation = await load(ctx, id);
  if (operation?.state !== "recorded") return null;
  if (operation.importId === null && ctx.now().getTime() - operation.createdAt.getTime() > NEVER_SENT_MS) {
    const error = neverSent(message("operations.failure.notRunning"));
    await settle(ctx, operation, { state: "failed", step: message("operations.step.neverSent"), error });
    return null;
  }
  try {
    await assertOwnIntegrator(ctx);
    await handlerOf(operation).prepare(ctx, operation);
  } catch (error) {
    if (!leave(error)) {
      await renewQuota(ctx, error);
      await settle(ctx, operation, { state: "failed", step: notSent, error: failureOf(ctx, error) });
    }
    return { error, sent: false };
  }
  const claimed = await claimToSend(ctx, operation, processId);
  return claimed ? send(ctx, claimed) : null;
}

function nextLook(ctx: SystemCtx, operation: Operation): Date {
  const age = ctx.now().getTime() - (operation.sentAt ?? operation.createdAt).getTime();
  return new Date(ctx.now().getTime() + Math.min(MAX_LOOK_MS, Math.max(FIRST_LOOK_MS, age / 2)));
}

/** Looks at Vocdoni for an operation whose answer was lost. Never sends again what could then happen twice. */
export async function lookAtOperation(ctx: SystemCtx, id: string): Promise<void> {
  const operation = await claimToLook(ctx, id, processId);
  if (!operation) return;
  const sentAt = operation.sentAt ?? operation.createdAt;
  const late = ctx.now().getTime() - sentAt.getTime() >= ctx.upstream.settleMs;
  try {
    // What another integrator's key, or another environment, does not show says nothing of ours.
    await assertOwnIntegrator(ctx);
    const result = await handlerOf(operation).look(ctx, operation, late);
    if (result.verdict === "settled") await end(ctx, operation, result.settlement);
    if (result.verdict === "undecided") {
      await noteUndecided(ctx, operation, {
        code: "undecided",
        message: storable(result.message),
        requestId: ctx.requestId,
      });
    }
    if (result.verdict === "wait") {
      const { step, passes } = result;
      const lookAt = passes === undefined ? nextLook(ctx, operation) : new Date(ctx.now().getTime() + NEXT_PASS_MS);
      await noteUnknown(ctx, operation, { step, lookAt, ...(passes === undefined ? {} : { passes }) });
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
    ctx.log.warn({ err: error, operation: id, requestId: ctx.requestId }, "looking at an operation failed");
    const step = message("operations.step.couldNotCheck");
    await noteUnknown(ctx, operation, { step, detail: cause, lookAt: nextLook(ctx, operation) });
  }
}

/** Adopts the organization of a create that was given up, or closed by a person, and has turned up in the mirror since. */
export async function adoptLateCreate(ctx: SystemCtx, id: string, address: string): Promise<void> {
  const operation = await load(ctx, id);
  if (!operation) return;
  await assertOwnIntegrator(ctx);
  const found = await handlerOf(operation).adopt?.(ctx, operation, address);
  if (found?.verdict === "settled") await end(ctx, operation, found.settlement);
}
