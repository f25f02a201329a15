import "server-only";
import { and, asc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { organizations } from "@/lib/db/schema";
import { CLOCK_TOLERANCE_MS } from "@/lib/mirror/upsert";
import { isVocdoniError } from "@/lib/vocdoni/errors";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import type { Reporter } from "./progress";

const CONFIRM_PARALLEL = 4;
const CHUNK = 2_000;

type UnlistedCtx = Pick<Ctx, "db" | "now" | "vocdoni">;
type Candidate = { address: string; managedBy: string | null; readAt: Date };

/**
 * Rows that the sync started at `since` didn't show and nothing else has read since; rows read in the future were read
 * before a clock was set back. Works in chunks: only unseen rows are collected.
 */
async function findUnlisted(ctx: UnlistedCtx, seen: Set<string>, since: Date, signal: AbortSignal) {
  const unlisted: Candidate[] = [];
  const future = new Date(ctx.now().getTime() + CLOCK_TOLERANCE_MS);
  const notRead = or(lt(organizations.readAt, since), gt(organizations.readAt, future));
  const { address, managedBy, readAt } = organizations;
  for (let after = ""; ; ) {
    signal.throwIfAborted();
    const chunk = await ctx.db
      .select({ address, managedBy, readAt })
      .from(organizations)
      .where(and(isNull(organizations.goneAt), gt(address, after), notRead))
      .orderBy(asc(address))
      .limit(CHUNK);
    for (const row of chunk) if (!seen.has(row.address)) unlisted.push(row);
    const last = chunk.at(-1);
    if (!last || chunk.length < CHUNK) return unlisted;
    after = last.address;
  }
}

/** Whether Vocdoni, asked for this organization, says that it doesn't exist or that `owner` doesn't manage it. */
async function isDenied(
  ctx: UnlistedCtx,
  address: string,
  owner: string | null,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const record = await ctx.vocdoni.organizations.get(address, { signal });
    return record.managedBy !== owner;
  } catch (error) {
    if (isVocdoniError(error) && error.kind === "not-found") return true;
    throw error;
  }
}

/** Marks a row as deleted, unless it was written since or the run has ended: a stopped run marks nothing. */
async function markUnlisted(ctx: UnlistedCtx, runId: string, { address, readAt }: Candidate): Promise<boolean> {
  const at = ctx.now();
  const still = sql`EXISTS (SELECT 1 FROM sync_runs WHERE id = ${runId} AND state = 'running' FOR SHARE)`;
  const unchanged = and(isNull(organizations.goneAt), eq(organizations.readAt, readAt));
  const marked = await ctx.db
    .update(organizations)
    .set({ goneAt: at, goneReason: "not-listed", readAt: at })
    .where(and(eq(organizations.address, address), unchanged, still))
    .returning({ address: organizations.address });
  return marked.length > 0;
}

/**
 * Asks Vocdoni for each row that a complete sync didn't show, 4 at a time; only those that it denies are marked.
 * `progress` counts them. Throws the VocdoniError of a request that fails, or the abort of the run.
 */
export async function confirmUnlisted(
  ctx: UnlistedCtx,
  runId: string,
  { seen, since }: { seen: Set<string>; since: Date },
  { progress, signal, flush }: Reporter,
): Promise<void> {
  const unlisted = await findUnlisted(ctx, seen, since, signal);
  if (unlisted.length === 0) return;
  Object.assign(progress, { phase: "confirming", toConfirm: unlisted.length });
  await flush();
  const { integratorAddress } = await readUpstreamState(ctx);
  let broken = false;
  const worker = async () => {
    for (let row = unlisted.pop(); row && !broken; row = unlisted.pop()) {
      try {
        signal.throwIfAborted();
        const gone =
          (await isDenied(ctx, row.address, integratorAddress ?? row.managedBy, signal)) &&
          (await markUnlisted(ctx, runId, row));
        progress.confirmed += 1;
        if (gone) progress.gone += 1;
      } catch (error) {
        broken = true;
        throw error;
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: CONFIRM_PARALLEL }, worker));
  for (const outcome of settled) if (outcome.status === "rejected") throw outcome.reason;
}
