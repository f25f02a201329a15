import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { SystemCtx } from "@/lib/context";
import { operations, organizations } from "@/lib/db/schema";
import { checkOperation, processId, resolveLateCreate, runOperation } from "./run";

const ABANDONED_MS = 10_000;
const BATCH = 8;

/**
 * One sweep: runs operations that were recorded and never sent, and checks those whose response was lost. Returns how
 * many it processed. lib/imports/perform.ts sends import rows: a thousand of them must not delay a person's own change.
 */
export async function recoverOperations(ctx: SystemCtx): Promise<number> {
  const now = ctx.now();
  const abandoned = new Date(now.getTime() - ABANDONED_MS);
  const due = await ctx.db
    .select({ id: operations.id, state: operations.state })
    .from(operations)
    .where(
      or(
        and(eq(operations.state, "recorded"), isNull(operations.importId), lte(operations.createdAt, abandoned)),
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
  const late = await findLateCreations(ctx);
  await Promise.all([
    ...due.map(({ id, state }) =>
      guarded(ctx, id, () => (state === "recorded" ? runOperation(ctx, id) : checkOperation(ctx, id))),
    ),
    ...late.map(({ id, address }) => guarded(ctx, id, () => resolveLateCreate(ctx, id, address))),
  ]);
  return due.length + late.length;
}

/** One failing operation must not block the rest of the sweep. */
async function guarded(ctx: SystemCtx, id: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    ctx.log.error({ err: error, operation: id, requestId: ctx.requestId }, "recovering an operation failed");
  }
}

/**
 * Creations left undecided or closed by a person whose reference has since appeared in the mirror: Vocdoni finished
 * late.
 */
function findLateCreations(ctx: SystemCtx): Promise<{ id: string; address: string }[]> {
  return ctx.db
    .select({ id: operations.id, address: organizations.address })
    .from(operations)
    .innerJoin(organizations, eq(organizations.consoleRef, operations.id))
    .where(
      and(
        inArray(operations.state, ["undecided", "closed"]),
        eq(operations.kind, "organization.create"),
        isNull(organizations.goneAt),
      ),
    )
    .limit(BATCH);
}

/** Only where one process owns the database: at its start, every lease belongs to a dead process. */
export async function releaseStaleLeases(ctx: Pick<SystemCtx, "db">): Promise<void> {
  await ctx.db
    .update(operations)
    .set({ leaseUntil: null })
    .where(and(isNotNull(operations.leaseUntil), ne(operations.leaseOwner, processId)));
}
