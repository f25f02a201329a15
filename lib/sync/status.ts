import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncRuns } from "@/lib/db/schema";
import type { SyncStatus } from "./schemas";

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;

/** The latest sync run and when the mirror was last known to be whole. */
export async function getSyncStatus(ctx: Pick<Ctx, "db" | "now">): Promise<SyncStatus> {
  const [latest] = await ctx.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1);
  const [good] = await ctx.db
    .select({ at: syncRuns.startedAt })
    .from(syncRuns)
    .where(and(eq(syncRuns.state, "succeeded"), eq(syncRuns.complete, true)))
    .orderBy(desc(syncRuns.startedAt))
    .limit(1);
  return {
    now: ctx.now().toISOString(),
    syncedAt: iso(good?.at),
    latest: latest
      ? {
          id: latest.id,
          state: latest.state,
          trigger: latest.trigger,
          startedBy: latest.startedBy,
          pass: latest.pass,
          pagesDone: latest.pagesDone,
          pagesTotal: latest.pagesTotal,
          seen: latest.seen,
          total: latest.total,
          written: latest.written,
          gone: latest.gone,
          complete: latest.complete,
          error: latest.error?.message ?? null,
          startedAt: latest.startedAt.toISOString(),
          finishedAt: iso(latest.finishedAt),
        }
      : null,
  };
}
