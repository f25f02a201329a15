import "server-only";
import { and, asc, eq, isNotNull, lte, ne, or, sql } from "drizzle-orm";
import { operations } from "@/lib/db/schema";
import { lookAtOperation, processId, runOperation } from "./run";
import type { SystemCtx } from "./transitions";

const ABANDONED_MS = 10_000;
const BATCH = 20;

/** One sweep: runs what was written down and never sent, looks at what has a lost answer. Returns how many it took up. */
export async function recoverOperations(ctx: SystemCtx): Promise<number> {
  const now = ctx.now();
  const abandoned = new Date(now.getTime() - ABANDONED_MS);
  const due = await ctx.db
    .select({ id: operations.id, state: operations.state })
    .from(operations)
    .where(
      or(
        and(eq(operations.state, "recorded"), lte(operations.createdAt, abandoned)),
        and(eq(operations.state, "sent"), or(sql`${operations.leaseUntil} IS NULL`, lte(operations.leaseUntil, now))),
        and(
          eq(operations.state, "unknown"),
          or(sql`${operations.nextLookAt} IS NULL`, lte(operations.nextLookAt, now)),
          or(sql`${operations.leaseUntil} IS NULL`, lte(operations.leaseUntil, now)),
        ),
      ),
    )
    .orderBy(asc(operations.createdAt))
    .limit(BATCH);
  for (const { id, state } of due) {
    try {
      if (state === "recorded") await runOperation(ctx, id);
      else await lookAtOperation(ctx, id);
    } catch (error) {
      // One that cannot be worked on must not keep the sweep from the others.
      ctx.log.error({ err: error, operation: id, requestId: ctx.requestId }, "recovering an operation failed");
    }
  }
  return due.length;
}

/** Only where one process owns the database: at its start every lease is of a process that is gone. */
export async function releaseForeignLeases(ctx: Pick<SystemCtx, "db">): Promise<void> {
  await ctx.db
    .update(operations)
    .set({ leaseUntil: null })
    .where(and(isNotNull(operations.leaseUntil), ne(operations.leaseOwner, processId)));
}
