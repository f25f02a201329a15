import "server-only";
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { organizations, syncRuns } from "@/lib/db/schema";
import { AppError, isAppError } from "@/lib/errors";
import { markGone, upsertMirror } from "@/lib/organizations/mirror";
import { explainUpstream } from "@/lib/upstream/explain";
import { assertOwnIntegrator, checkListedOwner } from "@/lib/upstream/identity";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { type Walk, walkList } from "./walk";

const MAX_PASSES = 3;
const CONFIRM_PARALLEL = 4;
/** While organizations are asked for one by one: a sign of life at least this often. */
const ALIVE_EVERY_MS = 10_000;
/** A running sync that gave no sign of life for this long belongs to a process that is gone. */
export const SYNC_STALE_MS = 60_000;

type SyncCtx = Omit<Ctx, "actor">;
type Progress = { written: number; pagesDone: number; pagesTotal: number; seen: number; total: number; pass: number };

class SyncCancelled extends Error {}

async function report(ctx: SyncCtx, id: string, progress: Progress): Promise<void> {
  const alive = await ctx.db
    .update(syncRuns)
    .set({ ...progress, heartbeatAt: ctx.now() })
    .where(and(eq(syncRuns.id, id), eq(syncRuns.state, "running")))
    .returning({ id: syncRuns.id });
  if (alive.length === 0) throw new SyncCancelled();
}

async function pass(ctx: SyncCtx, id: string, progress: Progress): Promise<Walk> {
  progress.pagesDone = 0;
  progress.seen = 0;
  return walkList(ctx, async (page) => {
    const other = await checkListedOwner(ctx, page.organizations);
    if (other !== null) {
      throw new AppError(
        "writes-stopped",
        "Vocdoni lists another integrator's organizations. The mirror was left as it is.",
      );
    }
    // In two steps: `+=` across an await would lose what another page added meanwhile.
    const written = await upsertMirror(ctx.db, page.organizations, page.readAt);
    progress.written += written;
    progress.pagesDone += 1;
    progress.pagesTotal = Math.max(page.lastPage, progress.pagesDone);
    progress.seen += page.organizations.length;
    progress.total = page.totalItems;
    await report(ctx, id, progress);
  });
}

/** Of the rows that a complete reading did not show, asks Vocdoni one by one; only what it denies is marked. */
async function markUnlisted(ctx: SyncCtx, walk: Walk, startedAt: Date, alive: () => Promise<void>): Promise<number> {
  const present = await ctx.db
    .select({ address: organizations.address, managedBy: organizations.managedBy })
    .from(organizations)
    .where(and(isNull(organizations.goneAt), lt(organizations.readAt, startedAt)));
  const candidates = present.filter((row) => !walk.seen.has(row.address));
  let gone = 0;
  let aliveAt = ctx.now().getTime();
  const worker = async () => {
    for (let row = candidates.pop(); row; row = candidates.pop()) {
      if (ctx.now().getTime() - aliveAt >= ALIVE_EVERY_MS) {
        aliveAt = ctx.now().getTime();
        await alive();
      }
      try {
        const record = await ctx.vocdoni.organizations.get(row.address);
        if (record.managedBy === row.managedBy) continue;
      } catch (error) {
        if (!(isVocdoniError(error) && error.kind === "not-found")) throw error;
      }
      await markGone(ctx.db, row.address, "not-listed", ctx.now());
      gone += 1;
    }
  };
  await Promise.all(Array.from({ length: CONFIRM_PARALLEL }, worker));
  return gone;
}

/**
 * Carries out a sync run that was begun: reads the whole list until one reading is complete (at most 3), writes what
 * changed, then marks what Vocdoni no longer has. Never throws: the run's row says how it ended.
 */
export async function runSync(ctx: SyncCtx, id: string): Promise<void> {
  const startedAt = ctx.now();
  const progress: Progress = { written: 0, pagesDone: 0, pagesTotal: 0, seen: 0, total: 0, pass: 1 };
  const finish = (values: Partial<typeof syncRuns.$inferInsert>) =>
    ctx.db
      .update(syncRuns)
      .set({ ...values, finishedAt: ctx.now(), heartbeatAt: ctx.now() })
      .where(and(eq(syncRuns.id, id), eq(syncRuns.state, "running")));
  try {
    await assertOwnIntegrator(ctx);
    let walk = await pass(ctx, id, progress);
    while (!walk.complete && progress.pass < MAX_PASSES) {
      progress.pass += 1;
      walk = await pass(ctx, id, progress);
    }
    const gone = walk.complete ? await markUnlisted(ctx, walk, startedAt, () => report(ctx, id, progress)) : 0;
    await finish({ ...progress, state: "succeeded", complete: walk.complete, gone });
  } catch (error) {
    if (error instanceof SyncCancelled) return;
    const message = isVocdoniError(error)
      ? explainUpstream(error)
      : isAppError(error)
        ? error.message
        : "The reading stopped because of an error of the console.";
    ctx.log.warn({ err: error, syncRun: id, requestId: ctx.requestId }, "sync failed");
    const code = isVocdoniError(error) ? error.kind : "failed";
    await finish({ ...progress, state: "failed", error: { code, message, requestId: ctx.requestId } }).catch(
      () => undefined,
    );
  }
}

/**
 * Runs that a dead process left `running` become `failed`, so that the next one can start: those without a sign of life
 * for a minute (or with one from the future, after the clock was set back), or all of them.
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
      error: { code: "interrupted", message: "The console stopped while it was reading." },
    })
    .where(and(eq(syncRuns.state, "running"), which === "all" ? undefined : or(silent, future)));
}
