import "server-only";
import { and, eq } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { syncPages, syncRuns } from "@/lib/db/schema";
import { AppError, type ErrorText, isAppError } from "@/lib/errors";
import { message, storable } from "@/lib/messages/message";
import { say } from "@/lib/messages/text";
import { compactCounts } from "@/lib/mirror/compact-counts";
import { mergePending } from "@/lib/mirror/merge-pending";
import { CLOCK_TOLERANCE_MS, upsertReadings } from "@/lib/mirror/upsert";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { explainUpstream } from "@/lib/vocdoni-health/explain";
import { assertOwnIntegrator, checkListedOwner } from "@/lib/vocdoni-health/identity";
import { type Progress, type Reporter, SyncEnded, startReporting } from "./progress";
import { type Resumed, resumePages } from "./resume";
import { confirmUnlisted } from "./unlisted";
import { type Walk, type WalkedPage, walkList } from "./walk";
import { createWriter } from "./writer";

const MAX_PASSES = 3;
/** Each batch adds to the pending lists of counts and search; they are merged while still short. */
const BATCHES_PER_FOLD = 20;

async function fold(ctx: SystemCtx): Promise<void> {
  await compactCounts(ctx);
  await mergePending(ctx);
}

/** Rejects a page of another integrator. Queries the database only for an owner new to this run. */
function ownerGuard(ctx: SystemCtx): (page: WalkedPage) => Promise<void> {
  let ours: string | null = null;
  return async ({ organizations }) => {
    const foreign = organizations.find(({ managedBy }) => managedBy && managedBy !== ours);
    if (!foreign) return;
    if ((await checkListedOwner(ctx, [foreign])) !== null) {
      throw new AppError("writes-stopped", message("sync.errors.otherIntegrator"));
    }
    ours = foreign.managedBy;
  };
}

/** Reads the list once and writes what changed; `resumed` pages count as read. */
async function pass(ctx: SystemCtx, reporter: Reporter, resumed: Resumed | null): Promise<Walk> {
  const { progress, signal } = reporter;
  const known = resumed?.known ?? null;
  progress.pagesDone = known?.pages.size ?? 0;
  progress.pagesTotal = known?.lastPage ?? 0;
  progress.seen = known?.addresses.size ?? 0;
  if (known) progress.total = known.totalItems;
  const guard = ownerGuard(ctx);
  let batches = 0;
  const writer = createWriter<WalkedPage>(async (pages) => {
    signal.throwIfAborted();
    const believable = new Date(ctx.now().getTime() + CLOCK_TOLERANCE_MS);
    progress.written += await upsertReadings(ctx.db, pages, believable);
    for (const page of pages) {
      reporter.pageDone(page);
      progress.pagesDone += 1;
      progress.pagesTotal = Math.max(page.lastPage, progress.pagesDone);
      progress.seen += page.organizations.length;
      progress.total = page.totalItems;
    }
    batches += 1;
    if (batches % BATCHES_PER_FOLD === 0) await fold(ctx);
  });
  const onPage = async (page: WalkedPage) => {
    await guard(page);
    await writer.push(page);
  };
  try {
    return await walkList(ctx, onPage, { signal, known });
  } finally {
    await writer.drain();
  }
}

async function read(ctx: SystemCtx, id: string, reporter: Reporter, startedAt: Date): Promise<boolean> {
  const { progress, signal } = reporter;
  await reporter.flush();
  await assertOwnIntegrator(ctx);
  const resumed = await resumePages(ctx, id, signal);
  let walk = await pass(ctx, reporter, resumed);
  let since = resumed?.since ?? startedAt;
  while (!walk.complete && progress.pass < MAX_PASSES) {
    progress.pass += 1;
    await reporter.beginPass();
    walk = await pass(ctx, reporter, null);
    since = startedAt;
  }
  await fold(ctx);
  if (walk.complete) await confirmUnlisted(ctx, id, { seen: walk.seen, since }, reporter);
  return walk.complete;
}

function explain(error: unknown): ErrorText {
  if (isVocdoniError(error)) return explainUpstream(error);
  return isAppError(error) ? error.text : message("sync.errors.failed");
}

/**
 * Carries out a sync that was started: reads the whole list until one pass is complete (at most 3), continuing an
 * interrupted run; writes changes, then marks what Vocdoni no longer has. Never throws: the run's row records the
 * result.
 */
export async function runSync(ctx: SystemCtx, id: string): Promise<void> {
  const startedAt = ctx.now();
  const progress: Progress = {
    ...{ written: 0, pagesDone: 0, pagesTotal: 0, seen: 0, total: 0, pass: 1 },
    ...{ phase: "reading", toConfirm: 0, confirmed: 0, gone: 0, fingerprint: ctx.upstream.fingerprint },
  };
  const reporter = startReporting(ctx, id, progress);
  const finish = (values: Partial<typeof syncRuns.$inferInsert>) =>
    ctx.db
      .update(syncRuns)
      .set({ ...progress, ...values, expectedAt: null, finishedAt: ctx.now(), heartbeatAt: ctx.now() })
      .where(and(eq(syncRuns.id, id), eq(syncRuns.state, "running")));
  try {
    const complete = await read(ctx, id, reporter, startedAt);
    await reporter.stop();
    await finish({ state: "succeeded", complete });
    ctx.log.info({ syncRun: id, complete, seen: progress.seen, written: progress.written }, "sync ended");
    await ctx.db.delete(syncPages).where(eq(syncPages.runId, id));
  } catch (thrown) {
    const error = reporter.signal.aborted ? reporter.signal.reason : thrown;
    // The next run doesn't need to read these pages again.
    await reporter.flush().catch(() => undefined);
    await reporter.stop();
    if (error instanceof SyncEnded) return;
    const code = isVocdoniError(error) ? error.kind : "failed";
    const text = explain(error);
    const failure = { code, message: storable(text), requestId: ctx.requestId };
    // The first sync after the start reveals a wrong URL or key: the log says what to do.
    ctx.log.warn({ err: error, syncRun: id, requestId: ctx.requestId }, `sync failed: ${say(text)}`);
    await finish({ state: "failed", error: failure }).catch(() => undefined);
  }
}
