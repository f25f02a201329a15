import "server-only";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { syncPages, syncRuns } from "@/lib/db/schema";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { type KnownPages, PAGE_SIZE } from "./walk";

/** A sync interrupted longer ago isn't continued: too much may have changed since. */
const RESUME_WINDOW_MS = 15 * 60_000;
/** Nor is one whose first page is older. */
const MAX_AGE_MS = 60 * 60_000;

export type Resumed = { known: KnownPages; since: Date };
type ResumeCtx = Pick<Ctx, "db" | "now" | "vocdoni" | "upstream">;

/** The previous run, if it was interrupted recently and used the same key. */
async function interrupted(ctx: ResumeCtx, id: string) {
  const [before] = await ctx.db
    .select()
    .from(syncRuns)
    .where(ne(syncRuns.id, id))
    .orderBy(desc(syncRuns.startedAt))
    .limit(1);
  if (!before || !["failed", "cancelled"].includes(before.state)) return null;
  if (before.fingerprint !== ctx.upstream.fingerprint) return null;
  const since = before.readingSince ?? before.startedAt;
  const now = ctx.now().getTime();
  const recent = (at: Date, ms: number) => at.getTime() <= now && now - at.getTime() <= ms;
  if (!recent(before.heartbeatAt, RESUME_WINDOW_MS) || !recent(since, MAX_AGE_MS)) return null;
  return { id: before.id, since };
}

/** The content of its pages; null when they don't belong together. */
async function readPages(ctx: ResumeCtx, runId: string) {
  const addresses = new Set<string>();
  const pages = new Set<number>();
  const mine = eq(syncPages.runId, runId);
  const [facts] = await ctx.db
    .select({ least: sql<number>`min(${syncPages.total})`, most: sql<number>`max(${syncPages.total})` })
    .from(syncPages)
    .where(mine);
  const [last] = await ctx.db.select().from(syncPages).where(mine).orderBy(desc(syncPages.page)).limit(1);
  if (!facts || !last || facts.least !== facts.most) return null;
  for (const row of await ctx.db.select().from(syncPages).where(mine)) {
    pages.add(row.page);
    for (const address of row.addresses) addresses.add(address);
  }
  return { pages, addresses, last };
}

/**
 * The last of those pages must still be the same: the list is in order of creation, so any deletion before it would
 * have shifted it.
 */
async function stands(ctx: ResumeCtx, last: typeof syncPages.$inferSelect, signal: AbortSignal) {
  try {
    const answer = await ctx.vocdoni.managedOrganizations.list({ page: last.page, limit: PAGE_SIZE }, { signal });
    const { totalItems, lastPage } = answer.pagination;
    const same = answer.organizations.map(({ address }) => address).join() === last.addresses.join();
    return same && totalItems === last.total ? { totalItems, lastPage: Math.max(1, lastPage) } : null;
  } catch (error) {
    if (isVocdoniError(error) && error.code === 40010) return null;
    throw error;
  }
}

/**
 * Continues the previous run's pages if it was interrupted and the list is unchanged. Otherwise null, and this run
 * starts at the first page. Either way, no other run's pages remain.
 */
export async function resumePages(ctx: ResumeCtx, id: string, signal: AbortSignal): Promise<Resumed | null> {
  const before = await interrupted(ctx, id);
  const read = before ? await readPages(ctx, before.id) : null;
  const length = read ? await stands(ctx, read.last, signal) : null;
  const taken = before && read && length;
  await ctx.db.transaction(async (tx) => {
    // A run presumed dead must not delete its successor's pages.
    const mine = and(eq(syncRuns.id, id), eq(syncRuns.state, "running"));
    const [alive] = await tx.select({ id: syncRuns.id }).from(syncRuns).where(mine).for("update");
    if (!alive) return;
    if (taken) {
      await tx.update(syncPages).set({ runId: id }).where(eq(syncPages.runId, before.id));
      const resumed = { readingSince: before.since, resumedPages: read.pages.size };
      await tx.update(syncRuns).set(resumed).where(eq(syncRuns.id, id));
    }
    await tx.delete(syncPages).where(ne(syncPages.runId, id));
  });
  if (!taken) return null;
  return { known: { pages: read.pages, addresses: read.addresses, ...length }, since: before.since };
}
