import "server-only";
import { and, eq } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { syncRuns } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { CancelSyncInput } from "./schemas";

/**
 * Stops a sync run, whichever process carries it out: that one looks four times a second whether the run is still its own.
 * What was read is kept, and nothing is marked as gone. Throws AppError `conflict` when the run has ended already.
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
      .returning({ pagesDone: syncRuns.pagesDone, pagesTotal: syncRuns.pagesTotal });
    if (!run) throw new AppError("conflict", "This reading has ended already. Nothing was stopped.");
    const entry = { action: "sync.cancel", targetKind: "sync", target: id, outcome: "succeeded", after: run } as const;
    await writeAudit(tx, ctx, entry, ctx.actor);
  });
  return null;
}
