import "server-only";
import { eq } from "drizzle-orm";
import { writeAudit } from "@/lib/audit/write";
import type { Ctx } from "@/lib/context";
import { uniqueViolation } from "@/lib/db/errors";
import { syncRuns } from "@/lib/db/schema";
import { closeStaleSyncs } from "./stale";

/**
 * Starts a sync, or joins the running one. Returns its ID and whether it was started here. A sync requested by a person
 * is audited.
 */
export async function startSync(
  ctx: Pick<Ctx, "db" | "now" | "requestId"> & { actor?: Ctx["actor"] },
  trigger: "schedule" | "manual" | "start",
): Promise<{ id: string; started: boolean }> {
  await closeStaleSyncs(ctx);
  const now = ctx.now();
  try {
    return await ctx.db.transaction(async (tx) => {
      const [run] = await tx
        .insert(syncRuns)
        .values({ trigger, startedBy: ctx.actor?.name ?? "", startedAt: now, heartbeatAt: now })
        .returning({ id: syncRuns.id });
      if (!run) throw new Error("the sync run was not written");
      if (ctx.actor) {
        const entry = { action: "sync.start", targetKind: "sync", target: run.id, outcome: "requested" } as const;
        await writeAudit(tx, ctx, entry, ctx.actor);
      }
      return { id: run.id, started: true };
    });
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error;
    const [running] = await ctx.db.select({ id: syncRuns.id }).from(syncRuns).where(eq(syncRuns.state, "running"));
    if (!running) throw error;
    return { id: running.id, started: false };
  }
}
