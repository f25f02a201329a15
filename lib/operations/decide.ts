import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { type OperationStep, operations, organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import type { decideSchema } from "./schemas";

/** The sweep adds an organization that has appeared; closing its operation as not carried out would be wrong. */
async function refuseIfFound(tx: Db, id: string): Promise<void> {
  const [found] = await tx
    .select({ address: organizations.address })
    .from(organizations)
    .where(eq(organizations.consoleRef, id));
  if (!found) return;
  throw new AppError("conflict", message("operations.errors.foundMeanwhile"));
}

/**
 * A person's decision on an operation that checking couldn't settle: check again (two more full passes), or close it as
 * not carried out. Neither sends anything. Throws AppError `conflict` when it isn't waiting for a decision.
 */
export async function decideOperation(ctx: Ctx, input: z.infer<typeof decideSchema>): Promise<void> {
  const now = ctx.now();
  const closing = input.decision === "close";
  const { name } = ctx.actor;
  const did = closing
    ? message("operations.step.closedBy", { name })
    : message("operations.step.askedToCheck", { name });
  const step: OperationStep = { at: now.toISOString(), step: storable(did), status: "done" };
  await ctx.db.transaction(async (tx) => {
    if (closing) await refuseIfFound(tx, input.id);
    const [row] = await tx
      .update(operations)
      .set({
        state: closing ? "closed" : "unknown",
        passes: 0,
        nextLookAt: closing ? null : now,
        leaseUntil: null,
        finishedAt: closing ? now : null,
        updatedAt: now,
        steps: sql`${operations.steps} || ${JSON.stringify([step])}::jsonb`,
      })
      .where(and(eq(operations.id, input.id), eq(operations.state, "undecided")))
      .returning();
    if (!row) throw new AppError("conflict", message("operations.errors.notUndecided"));
    const entry = {
      action: "operation.decide",
      targetKind: "operation",
      target: row.id,
      targetLabel: row.label,
      outcome: "succeeded",
      after: { decision: input.decision },
      operationId: row.id,
    } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
}
