import "server-only";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncPages, syncRuns } from "@/lib/db/schema";
import { createPace } from "./pace";
import type { WalkedPage } from "./walk";

/** Often enough for visible progress and an immediate Stop; each is one commit. */
const REPORT_MS = 250;
/** A heartbeat at least this often, even without progress. */
const ALIVE_MS = 5_000;

export type Progress = Pick<
  typeof syncRuns.$inferSelect,
  | ("written" | "pagesDone" | "pagesTotal" | "seen" | "total" | "pass")
  | ("phase" | "toConfirm" | "confirmed" | "gone" | "fingerprint")
>;
type PageRow = typeof syncPages.$inferInsert;

/** The run is no longer ours: a person stopped it, or it was taken for dead. */
export class SyncEnded extends Error {}

export type Reporter = {
  progress: Progress;
  /** Aborts as soon as the run was ended elsewhere, or its row can't be written. */
  signal: AbortSignal;
  pageDone: (page: WalkedPage) => void;
  /** Deletes the pages of the previous pass. */
  beginPass: () => Promise<void>;
  /** Saves the progress of the run. Throws SyncEnded when it is no longer ours. */
  flush: () => Promise<void>;
  /** Stops reporting; waits for the report in progress. */
  stop: () => Promise<void>;
};

/** Keeps a run's row, and the pages it has read, up to date while it runs. */
export function startReporting(ctx: Pick<Ctx, "db" | "now">, id: string, progress: Progress): Reporter {
  const abort = new AbortController();
  const pace = createPace();
  const running = and(eq(syncRuns.id, id), eq(syncRuns.state, "running"));
  let pages: PageRow[] = [];
  let reported = "";
  let aliveAt = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const now = ctx.now();
    const { phase, pagesDone, pagesTotal, confirmed, toConfirm } = progress;
    const [done, left] = phase === "reading" ? [pagesDone, pagesTotal - pagesDone] : [confirmed, toConfirm - confirmed];
    pace.add(now, done);
    const text = JSON.stringify(progress);
    if (text === reported && Math.abs(now.getTime() - aliveAt) < ALIVE_MS) {
      const [alive] = await ctx.db.select({ id: syncRuns.id }).from(syncRuns).where(running);
      if (!alive) throw new SyncEnded();
      return;
    }
    const values = { ...progress, expectedAt: pace.expectedEnd(left), heartbeatAt: now };
    const taken = pages;
    pages = [];
    await ctx.db.transaction(async (tx) => {
      const alive = await tx.update(syncRuns).set(values).where(running).returning({ id: syncRuns.id });
      if (alive.length === 0) throw new SyncEnded();
      if (taken.length > 0) await tx.insert(syncPages).values(taken).onConflictDoNothing();
    });
    reported = text;
    aliveAt = now.getTime();
  }

  /** Sequential; after a failure nothing more is written. */
  function flush(): Promise<void> {
    const turn = writing.then(() => {
      if (abort.signal.aborted) throw abort.signal.reason;
      return write();
    });
    writing = turn.catch((error) => abort.abort(error));
    return turn;
  }

  let ticking = false;
  const timer = setInterval(() => {
    if (ticking || abort.signal.aborted) return;
    ticking = true;
    flush()
      .catch(() => undefined)
      .finally(() => {
        ticking = false;
      });
  }, REPORT_MS);
  timer.unref();

  return {
    progress,
    signal: abort.signal,
    pageDone({ page, totalItems: total, addresses }) {
      pages.push({ runId: id, page, total, addresses });
    },
    async beginPass() {
      pages = [];
      await flush();
      await ctx.db.update(syncRuns).set({ readingSince: null, resumedPages: 0 }).where(running);
      await ctx.db.delete(syncPages).where(eq(syncPages.runId, id));
    },
    flush,
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}
