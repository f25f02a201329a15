import "server-only";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncPages, syncRuns } from "@/lib/db/schema";
import { createPace } from "./pace";
import type { WalkedPage } from "./walk";

/** Often enough that a person sees it move and that Stop takes effect at once; each is one commit. */
const REPORT_MS = 250;
/** A sign of life at least this often, also while nothing moves. */
const ALIVE_MS = 5_000;

export type Progress = Pick<
  typeof syncRuns.$inferSelect,
  | ("written" | "pagesDone" | "pagesTotal" | "seen" | "total" | "pass")
  | ("phase" | "toConfirm" | "confirmed" | "gone" | "fingerprint")
>;
type PageRow = typeof syncPages.$inferInsert;

/** The run is not ours any more: a person stopped it, or it was taken for dead. */
export class SyncEnded extends Error {}

export type Reporter = {
  progress: Progress;
  /** Aborts as soon as the run has ended otherwise, or its row cannot be written. */
  signal: AbortSignal;
  pageDone: (page: WalkedPage) => void;
  /** Forgets the pages of the pass before. */
  beginPass: () => Promise<void>;
  /** Writes down how far the run is. Throws SyncEnded when it is not ours any more. */
  flush: () => Promise<void>;
  /** No more reports; waits for the one under way. */
  stop: () => Promise<void>;
};

/** Keeps a run's row, and the pages that it has read, true while it goes on. */
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

  /** One after the other; after a failure nothing more is written. */
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
