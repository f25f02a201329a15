import "server-only";
import { eq } from "drizzle-orm";
import { organizations } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Handler, Verdict } from "@/lib/operations/handler";
import type { Operation, Settlement, SystemCtx } from "@/lib/operations/transitions";
import { readUpstreamState } from "@/lib/upstream/state";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { markGone } from "./mirror";

const MAX_ATTEMPTS = 3;

function addressOf(operation: Operation): string {
  if (operation.target === null) throw new Error("a delete without a target");
  return operation.target;
}

function deleted(operation: Operation, at: Date, step: string, detail?: string): Settlement {
  const address = addressOf(operation);
  return {
    state: "succeeded",
    step,
    ...(detail ? { detail } : {}),
    result: { address },
    apply: (tx) => markGone(tx, address, "deleted", at),
  };
}

/** Vocdoni answers 404 for another integrator's organization too: only one that our list once showed counts as gone. */
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
    return deleted(operation, ctx.now(), "Was already gone", "Vocdoni answered 404, and no longer shows it");
  }
  const message = "Vocdoni says that this key manages no such organization, though it may exist. Nothing was deleted.";
  return { state: "failed", step: "Not ours to delete", error: { code: "not-found", message } };
}

export const deleteHandler: Handler = {
  async prepare(ctx, operation) {
    if (await wasOurs(ctx, addressOf(operation))) return;
    throw new AppError("conflict", "This organization was never listed for the configured key. Nothing was sent.");
  },

  async send(ctx, operation) {
    const address = addressOf(operation);
    try {
      await ctx.vocdoni.managedOrganizations.delete(address);
      return deleted(operation, ctx.now(), "Deleted");
    } catch (error) {
      if (!isVocdoniError(error)) throw error;
      if (error.kind === "not-found" && error.code === 40009) return afterNotFound(ctx, operation);
      if (error.kind !== "conflict") throw error;
      const message =
        "Vocdoni refuses to delete while an election of this organization is ready or paused. Nothing was deleted. " +
        "End its elections first, then delete again.";
      return { state: "failed", step: "Still has open elections (409)", error: { code: "elections-open", message } };
    }
  },

  async look(ctx, operation, late): Promise<Verdict> {
    if (!(await exists(ctx, addressOf(operation)))) {
      return { verdict: "settled", settlement: deleted(operation, ctx.now(), "Looked at Vocdoni: gone") };
    }
    if (!late) return { verdict: "wait", step: "Vocdoni still shows it, looking again" };
    if (operation.attempts < MAX_ATTEMPTS) return { verdict: "send-again" };
    const message =
      `Vocdoni was asked ${operation.attempts} times and still has the organization. It was not deleted. ` +
      "Vocdoni answers so for good when it can no longer look up one of its elections: ask its support.";
    return {
      verdict: "settled",
      settlement: { state: "failed", step: "Still there", error: { code: "not-deleted", message } },
    };
  },
};
