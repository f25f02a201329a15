import "server-only";
import { eq } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Message, message, storable } from "@/lib/messages/message";
import { markGone } from "@/lib/mirror/upsert";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import type { Handler, Verdict } from "./handler";
import type { Operation, Settlement } from "./transitions";

const MAX_ATTEMPTS = 3;

function addressOf(operation: Operation): string {
  if (operation.target === null) throw new Error("a delete without a target");
  return operation.target;
}

function deleted(operation: Operation, at: Date, step: Message, detail?: Message): Settlement {
  const address = addressOf(operation);
  return {
    state: "succeeded",
    step,
    ...(detail ? { detail } : {}),
    result: { address },
    apply: (tx) => markGone(tx, address, "deleted", at),
  };
}

const failed = (step: Message, code: string, why: Message): Settlement => ({
  state: "failed",
  step,
  error: { code, message: storable(why) },
});

/**
 * Vocdoni also answers 404 for another integrator's organization, so only one that our list once showed counts as
 * deleted.
 */
async function wasOurs(ctx: SystemCtx, address: string): Promise<boolean> {
  const { integratorAddress } = await readUpstreamState(ctx);
  const [row] = await ctx.db
    .select({ managedBy: organizations.managedBy })
    .from(organizations)
    .where(eq(organizations.address, address));
  return row?.managedBy != null && row.managedBy === integratorAddress;
}

async function exists(ctx: SystemCtx, address: string): Promise<boolean> {
  try {
    await ctx.vocdoni.organizations.get(address);
    return true;
  } catch (error) {
    if (isVocdoniError(error) && error.kind === "not-found") return false;
    throw error;
  }
}

async function afterNotFound(ctx: SystemCtx, operation: Operation): Promise<Settlement> {
  const address = addressOf(operation);
  if ((await wasOurs(ctx, address)) && !(await exists(ctx, address))) {
    const step = message("operations.step.alreadyDeleted");
    return deleted(operation, ctx.now(), step, message("operations.step.alreadyDeletedDetail"));
  }
  return failed(message("operations.step.notManaged"), "not-found", message("operations.failure.notManaged"));
}

export const deleteHandler: Handler = {
  async prepare(ctx, operation) {
    if (await wasOurs(ctx, addressOf(operation))) return;
    throw new AppError("conflict", message("operations.failure.neverListed"));
  },

  async send(ctx, operation) {
    const address = addressOf(operation);
    try {
      await ctx.vocdoni.managedOrganizations.delete(address);
      return deleted(operation, ctx.now(), message("operations.step.deleted"));
    } catch (error) {
      if (!isVocdoniError(error)) throw error;
      if (error.kind === "not-found" && error.code === 40009) return afterNotFound(ctx, operation);
      if (error.kind !== "conflict") throw error;
      const why = message("operations.failure.electionsOpen");
      return failed(message("operations.step.electionsOpen"), "elections-open", why);
    }
  },

  async check(ctx, operation, late): Promise<Verdict> {
    if (!(await exists(ctx, addressOf(operation)))) {
      return { verdict: "settled", settlement: deleted(operation, ctx.now(), message("operations.step.foundDeleted")) };
    }
    if (!late) return { verdict: "wait", step: message("operations.step.stillShown") };
    if (operation.attempts < MAX_ATTEMPTS) return { verdict: "send-again" };
    const why = message("operations.failure.notDeleted", { count: operation.attempts });
    return { verdict: "settled", settlement: failed(message("operations.step.stillExists"), "not-deleted", why) };
  },
};
