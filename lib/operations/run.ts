import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { operations } from "@/lib/db/schema";
import { isAppError } from "@/lib/errors";
import { createHandler } from "@/lib/organizations/perform-create";
import { deleteHandler } from "@/lib/organizations/perform-delete";
import { updateHandler } from "@/lib/organizations/perform-update";
import { explainUpstream } from "@/lib/upstream/explain";
import { assertOwnIntegrator } from "@/lib/upstream/identity";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import type { Handler } from "./handler";
import type { OperationKind } from "./schemas";
import {
  claimToLook,
  claimToSend,
  noteUndecided,
  noteUnknown,
  type Operation,
  type SystemCtx,
  settle,
} from "./transitions";

const handlers: Record<OperationKind, Handler> = {
  "organization.create": createHandler,
  "organization.update": updateHandler,
  "organization.delete": deleteHandler,
};

/** Older than this and never sent: the person has moved on, and a surprise would be worse than asking again. */
export const NEVER_SENT_MS = 15 * 60_000;
const FIRST_LOOK_MS = 1_000;
const MAX_LOOK_MS = 60_000;

/** This process, as the holder of leases. */
export const processId = randomUUID();

const load = async (ctx: SystemCtx, id: string) =>
  (await ctx.db.select().from(operations).where(eq(operations.id, id)))[0];

function failureOf(ctx: SystemCtx, error: unknown): { code: string; message: string; requestId: string } {
  if (isVocdoniError(error)) {
    return { code: error.kind, message: `${explainUpstream(error)} Nothing was changed.`, requestId: ctx.requestId };
  }
  if (isAppError(error)) return { code: error.code, message: error.message, requestId: ctx.requestId };
  return {
    code: "failed",
    message: "The console failed before anything was sent. Nothing was changed.",
    requestId: ctx.requestId,
  };
}

async function send(ctx: SystemCtx, operation: Operation): Promise<void> {
  try {
    await settle(ctx, operation, await handlers[operation.kind].send(ctx, operation));
  } catch (error) {
    // A reading (GET) that fails here came after the change itself was answered: it says nothing of the change.
    if (isVocdoniError(error) && error.outcome === "not-applied" && error.method !== "GET") {
      await settle(ctx, operation, { state: "failed", step: "Vocdoni refused", error: failureOf(ctx, error) });
      return;
    }
    const cause = isVocdoniError(error) ? explainUpstream(error) : "The console failed after the request had left.";
    ctx.log.warn({ err: error, operation: operation.id, requestId: ctx.requestId }, "operation outcome unknown");
    await noteUnknown(ctx, operation, {
      step: "The answer was lost",
      detail: cause,
      lookAt: new Date(ctx.now().getTime() + FIRST_LOOK_MS),
      error: {
        code: "unknown",
        message: `${cause} Whether it took effect is not known yet.`,
        requestId: ctx.requestId,
      },
    });
  }
}

/** Carries out an operation that was written down. Safe to call twice and from two processes: only one sends. */
export async function runOperation(ctx: SystemCtx, id: string): Promise<void> {
  const operation = await load(ctx, id);
  if (operation?.state !== "recorded") return;
  if (ctx.now().getTime() - operation.createdAt.getTime() > NEVER_SENT_MS) {
    const message =
      "The console was not running, so this was never sent. Nothing was changed; begin again if it is still wanted.";
    await settle(ctx, operation, { state: "failed", step: "Never sent", error: { code: "never-sent", message } });
    return;
  }
  try {
    await assertOwnIntegrator(ctx);
    await handlers[operation.kind].prepare(ctx, operation);
  } catch (error) {
    await settle(ctx, operation, { state: "failed", step: "Not sent", error: failureOf(ctx, error) });
    return;
  }
  const claimed = await claimToSend(ctx, id, "recorded", processId);
  if (claimed) await send(ctx, claimed);
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
    const result = await handlers[operation.kind].look(ctx, operation, late);
    if (result.verdict === "settled") await settle(ctx, operation, result.settlement);
    if (result.verdict === "undecided") {
      await noteUndecided(ctx, operation, { code: "undecided", message: result.message, requestId: ctx.requestId });
    }
    if (result.verdict === "wait") {
      const { step, passes } = result;
      await noteUnknown(ctx, operation, {
        step,
        lookAt: nextLook(ctx, operation),
        ...(passes === undefined ? {} : { passes }),
      });
    }
    if (result.verdict === "send-again") {
      await assertOwnIntegrator(ctx);
      const claimed = await claimToSend(ctx, id, "unknown", processId);
      if (claimed) await send(ctx, claimed);
    }
  } catch (error) {
    const cause = isVocdoniError(error)
      ? explainUpstream(error)
      : isAppError(error)
        ? error.message
        : "The console failed while looking.";
    ctx.log.warn({ err: error, operation: id, requestId: ctx.requestId }, "looking at an operation failed");
    await noteUnknown(ctx, operation, { step: "Could not look", detail: cause, lookAt: nextLook(ctx, operation) });
  }
}
