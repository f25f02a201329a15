import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { writeAudit, writeAudits } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { imports, operations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { type Message, message, storable } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import type { SystemCtx } from "@/lib/operations/transitions";

/** The error code of rows that were never sent because their import ended before. */
export const NOT_SENT = "never-sent";

type Ending = { reason: Message; by: Ctx["actor"] | null };

/** What was not sent ends as failed, with its audit rows; what is sent runs on. Returns how many. */
async function endUnsent(tx: Db, ctx: SystemCtx, importId: string, { reason, by }: Ending) {
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
 * Ends an import with what was not sent yet, in one transaction: stopped by a person, or by the console, which then says
 * why. False when it had ended, or nothing was left to send: then nothing was written.
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
    const notSent = await endUnsent(tx, ctx, id, ending);
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
