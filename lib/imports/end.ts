import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { writeAudit, writeAudits } from "@/lib/audit/write";
import type { Ctx, SystemCtx } from "@/lib/context";
import { imports, operations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { type Message, message, storable } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";

/** The error code of rows never sent because their import ended. */
export const NOT_SENT = "never-sent";

type Ending = { reason: Message; by: Ctx["actor"] | null };

/** Marks unsent rows as failed, with their audit rows; rows already sent continue. Returns how many were marked. */
async function closeUnsent(tx: Db, ctx: SystemCtx, importId: string, { reason, by }: Ending) {
  const why = message("imports.reasons.neverSent", { reason });
  const error = { code: NOT_SENT, message: storable(why) };
  const name = storable(message("imports.reasons.notSent"));
  const step = { at: ctx.now().toISOString(), step: name, status: "failed", detail: error.message };
  const rows = await tx
    .update(operations)
    .set({
      state: "failed",
      error,
      updatedAt: ctx.now(),
      finishedAt: ctx.now(),
      leaseUntil: null,
      steps: sql`${operations.steps} || ${JSON.stringify([step])}::jsonb`,
    })
    .where(and(eq(operations.importId, importId), eq(operations.state, "recorded")))
    .returning({
      id: operations.id,
      label: operations.label,
      actor: { id: operations.actorId, name: operations.actorName },
    });
  const entries = rows.map(({ id, label }) => ({
    action: "organization.create" as const,
    targetKind: "organization" as const,
    target: id,
    targetLabel: label,
    outcome: "failed" as const,
    // The audit log is in English.
    after: { error: { ...error, message: translate(why) } },
    operationId: id,
  }));
  const [first] = rows;
  if (first) await writeAudits(tx, ctx, entries, by ?? first.actor);
  return rows.length;
}

/**
 * Ends an import and its unsent rows in one transaction: stopped by a person, or by the console, which gives the
 * reason. False, with nothing written, when it had ended or had nothing left to send.
 */
export async function endImport(ctx: SystemCtx, id: string, ending: Ending): Promise<boolean> {
  const { by } = ending;
  const reason = storable(ending.reason);
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(imports)
      .set({ stoppedAt: ctx.now(), stoppedBy: by?.name ?? null, stopReason: reason, waitUntil: null, problem: null })
      .where(
        and(
          eq(imports.id, id),
          isNull(imports.stoppedAt),
          sql`EXISTS (SELECT FROM operations WHERE import_id = ${id} AND state = 'recorded')`,
        ),
      )
      .returning();
    if (!row) return false;
    const notSent = await closeUnsent(tx, ctx, id, ending);
    await writeAudit(
      tx,
      ctx,
      {
        action: "import.stop",
        targetKind: "import",
        target: id,
        targetLabel: row.fileName,
        outcome: "succeeded",
        after: { notSent, reason: translate(ending.reason) },
      },
      by ?? { id: row.actorId, name: row.actorName },
    );
    return true;
  });
}
