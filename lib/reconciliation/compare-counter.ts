import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { counterDifference, operations, syncRuns } from "@/lib/db/schema";
import { fetchQuota } from "@/lib/quota/read";
import { runSync } from "@/lib/sync/run";
import { isPersistent } from "./counter-difference";

type Seen = { counted: number; listed: number };

/** Vocdoni's counter of managed organizations; null if unreadable, not ours, or invalid. */
async function readCounter(ctx: SystemCtx): Promise<number | null> {
  try {
    const { managedOrgs } = (await fetchQuota(ctx)).usage;
    return managedOrgs !== null && Number.isSafeInteger(managedOrgs) && managedOrgs >= 0 ? managedOrgs : null;
  } catch (error) {
    ctx.log.info({ err: error, requestId: ctx.requestId }, "the counter was not compared with the list");
    return null;
  }
}

/** Our creations in progress hold slots that the list doesn't show yet. */
async function isCreating({ db }: SystemCtx): Promise<boolean> {
  const open = and(eq(operations.kind, "organization.create"), inArray(operations.state, ["sent", "unknown"]));
  return (await db.$count(operations, open)) > 0;
}

/** The number of organizations that a sync listed; null unless it was complete. */
async function listedBy({ db }: SystemCtx, runId: string): Promise<number | null> {
  const whole = and(eq(syncRuns.id, runId), eq(syncRuns.state, "succeeded"), eq(syncRuns.complete, true));
  const [run] = await db.select({ total: syncRuns.total }).from(syncRuns).where(whole);
  return run?.total ?? null;
}

/**
 * Of the two counter readings taken before and after the list, the one closer to it. Anything created or deleted in
 * between moves one of them to the other side of the list, or onto it: only a gap on the same side in both is a
 * difference.
 */
function nearest(before: number, after: number, listed: number): number {
  if (before > listed && after > listed) return Math.min(before, after);
  if (before < listed && after < listed) return Math.max(before, after);
  return listed;
}

async function note({ db, now }: SystemCtx, { counted, listed }: Seen): Promise<void> {
  await db.transaction(async (tx) => {
    const [known] = await tx.select().from(counterDifference).for("update");
    if (counted === listed) {
      if (known) await tx.delete(counterDifference);
      return;
    }
    const sameSide = known && known.counted > known.listed === counted > listed;
    // While the list changes, others may be creating: consecutive pending creations would look like a single one.
    const continues = sameSide && (isPersistent(known) || (known.listed === listed && known.counted === counted));
    const seenAt = now();
    const values = {
      counted,
      listed,
      seenAt,
      times: continues ? known.times + 1 : 1,
      since: continues ? known.since : seenAt,
    };
    await tx
      .insert(counterDifference)
      .values({ id: 1, ...values })
      .onConflictDoUpdate({ target: counterDifference.id, set: values });
  });
}

/**
 * Carries out a sync and compares its list with Vocdoni's counter, read before and after. Never throws because of
 * Vocdoni; an incomplete sync, or a counter that can't be read, changes nothing.
 */
export async function syncComparing(ctx: SystemCtx, runId: string): Promise<void> {
  const before = await readCounter(ctx);
  await runSync(ctx, runId);
  const listed = before === null ? null : await listedBy(ctx, runId);
  const after = listed === null ? null : await readCounter(ctx);
  if (before === null || listed === null || after === null || (await isCreating(ctx))) return;
  await note(ctx, { counted: nearest(before, after, listed), listed });
}
