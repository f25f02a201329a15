import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncRuns } from "@/lib/db/schema";
import type { SyncStatus } from "./model";

const OVERDUE_SECONDS = 10;
const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;

/** Seconds until the last estimate; null without one, or when it is so far past that it was wrong. */
function secondsLeft({ state, expectedAt }: typeof syncRuns.$inferSelect, now: Date): number | null {
  if (state !== "running" || expectedAt === null) return null;
  const seconds = Math.ceil((expectedAt.getTime() - now.getTime()) / 1000);
  return seconds < -OVERDUE_SECONDS ? null : Math.max(0, seconds);
}

/** The latest sync run, and when the last complete one started. */
export async function getSyncStatus(ctx: Pick<Ctx, "db" | "now">): Promise<SyncStatus> {
  const [latest] = await ctx.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1);
  const [good] = await ctx.db
    .select({ startedAt: syncRuns.startedAt, readingSince: syncRuns.readingSince })
    .from(syncRuns)
    .where(and(eq(syncRuns.state, "succeeded"), eq(syncRuns.complete, true)))
    .orderBy(desc(syncRuns.startedAt))
    .limit(1);
  const now = ctx.now();
  return {
    now: now.toISOString(),
    syncedAt: iso(good?.readingSince ?? good?.startedAt),
    latest: latest
      ? {
          id: latest.id,
          state: latest.state,
          trigger: latest.trigger,
          startedBy: latest.startedBy,
          cancelledBy: latest.cancelledBy,
          phase: latest.phase,
          toConfirm: latest.toConfirm,
          confirmed: latest.confirmed,
          secondsLeft: secondsLeft(latest, now),
          resumedPages: latest.resumedPages,
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
