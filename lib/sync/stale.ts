import "server-only";
import { and, eq, gt, lt, or } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncRuns } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";

/** A running sync without a heartbeat for this long belongs to a dead process. */
export const SYNC_STALE_MS = 60_000;

/**
 * Marks runs of a dead process as `failed`, so that the next one can start: those without a heartbeat for a minute (or
 * with one from the future, after the clock was set back), or all.
 */
export async function closeStaleSyncs(ctx: Pick<Ctx, "db" | "now">, which: "stale" | "all" = "stale"): Promise<void> {
  const now = ctx.now().getTime();
  const silent = lt(syncRuns.heartbeatAt, new Date(now - SYNC_STALE_MS));
  const future = gt(syncRuns.heartbeatAt, new Date(now + SYNC_STALE_MS));
  await ctx.db
    .update(syncRuns)
    .set({
      state: "failed",
      finishedAt: ctx.now(),
      error: { code: "interrupted", message: storable(message("sync.errors.interrupted")) },
    })
    .where(and(eq(syncRuns.state, "running"), which === "all" ? undefined : or(silent, future)));
}
