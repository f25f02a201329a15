import "server-only";
import { and, count, eq, gte } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { organizations, syncRuns } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { AppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import type { CancelSyncInput } from "./schemas";

/** Marking locks the run's row while it runs: once it is stopped, this count is final. */
async function countMarked(tx: Db, since: Date): Promise<number> {
  const marked = and(eq(organizations.goneReason, "not-listed"), gte(organizations.goneAt, since));
  const [row] = await tx.select({ n: count() }).from(organizations).where(marked);
  return row?.n ?? 0;
}

/**
 * Stops a sync, whichever process runs it: that process checks four times a second whether the run is still its own.
 * Pages read so far stay. What Vocdoni had denied by then stays marked as deleted, and is counted. Throws AppError
 * `conflict` when the run has already ended.
 */
export async function cancelSync(
  ctx: Pick<Ctx, "db" | "now" | "requestId" | "actor">,
  { id }: CancelSyncInput,
): Promise<null> {
  const { name } = ctx.actor;
  await ctx.db.transaction(async (tx) => {
    const [run] = await tx
      .update(syncRuns)
      .set({ state: "cancelled", cancelledBy: name, finishedAt: ctx.now(), expectedAt: null })
      .where(and(eq(syncRuns.id, id), eq(syncRuns.state, "running")))
      .returning();
    if (!run) throw new AppError("conflict", message("sync.errors.ended"));
    const { pagesDone, pagesTotal, toConfirm, startedAt } = run;
    const gone = toConfirm === 0 ? 0 : Math.min(await countMarked(tx, startedAt), toConfirm);
    await tx.update(syncRuns).set({ gone }).where(eq(syncRuns.id, id));
    const after = { pagesDone, pagesTotal, gone };
    const entry = { action: "sync.cancel", targetKind: "sync", target: id, outcome: "succeeded", after } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
  return null;
}
