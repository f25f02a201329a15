import "server-only";
import { and, asc, eq, gt, inArray, isNull, lte, not, or, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { type DeliveryTry, notificationDeliveries as deliveries } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import type { Attempt } from "./attempt";
import { MAX_ATTEMPTS, MAX_HOLD_MS, MAX_WAIT_MS, nextAttempt } from "./backoff";

export type Delivery = typeof deliveries.$inferSelect;
type QueueCtx = Pick<Ctx, "db" | "now">;

/** Longer than any attempt may take: the console that holds it may still be waiting for a response. */
export const LEASE_MS = 60_000;
/** A time this far ahead was set by a clock that has been corrected since. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;
const MAX_TRIES_STORED = 20;

const LOST = storable(message("settings.failures.stopped"));

function triesOf(delivery: Delivery, latest: DeliveryTry): DeliveryTry[] {
  return [...delivery.tries, latest].slice(-MAX_TRIES_STORED);
}

/**
 * Whether an earlier delivery of the same sequence and channel hasn't ended. One that reached some recipients of an
 * email blocks nothing: only those who refuse it get another attempt.
 */
export const isHeld = sql<boolean>`EXISTS (
  SELECT 1 FROM notification_deliveries earlier
  WHERE earlier.channel_id = notification_deliveries.channel_id AND earlier.sequence = notification_deliveries.sequence
    AND earlier.seq < notification_deliveries.seq AND earlier.state IN ('queued', 'failed', 'sending')
    AND cardinality(earlier.reached) = 0)`;

/**
 * Claims up to `limit` due deliveries for LEASE_MS; each goes to one console only. If that console dies, the delivery
 * is due again when its lease expires.
 */
export async function claimDue(ctx: QueueCtx, limit: number): Promise<Delivery[]> {
  const now = ctx.now();
  const ahead = (ms: number) => new Date(now.getTime() + ms);
  const { state, nextAttemptAt, leaseUntil } = deliveries;
  const waited = or(
    isNull(nextAttemptAt),
    lte(nextAttemptAt, now),
    gt(nextAttemptAt, ahead(MAX_WAIT_MS + CLOCK_TOLERANCE_MS)),
  );
  const left = or(isNull(leaseUntil), lte(leaseUntil, now), gt(leaseUntil, ahead(LEASE_MS + CLOCK_TOLERANCE_MS)));
  return ctx.db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(deliveries)
      .where(or(and(inArray(state, ["queued", "failed"]), waited, not(isHeld)), and(eq(state, "sending"), left)))
      .orderBy(sql`${nextAttemptAt} NULLS FIRST`, asc(deliveries.seq))
      .limit(limit)
      .for("update", { skipLocked: true });
    const claimed: Delivery[] = [];
    for (const row of due) {
      const lost =
        row.state === "sending" ? triesOf(row, { at: now.toISOString(), status: null, error: LOST }) : row.tries;
      const [taken] = await tx
        .update(deliveries)
        .set({ state: "sending", attempts: row.attempts + 1, leaseUntil: ahead(LEASE_MS), tries: lost })
        .where(eq(deliveries.id, row.id))
        .returning();
      if (taken) claimed.push(taken);
    }
    return claimed;
  });
}

/** Only for the attempt that was claimed: a console that stalled must not overwrite its successor's result. */
const stillOurs = ({ id, attempts }: Delivery) =>
  and(eq(deliveries.id, id), eq(deliveries.state, "sending"), eq(deliveries.attempts, attempts));

/** A later delivery of the same sequence and channel waits for this one. */
const holdsAnother = sql`EXISTS (
  SELECT 1 FROM notification_deliveries later
  WHERE later.channel_id = notification_deliveries.channel_id AND later.sequence = notification_deliveries.sequence
    AND later.seq > notification_deliveries.seq AND later.state IN ('queued', 'failed', 'sending'))`;

/** `next`, or sooner for a delivery that blocks another. */
function dueAt(next: Date, now: Date) {
  const sooner = new Date(Math.min(next.getTime(), now.getTime() + MAX_HOLD_MS));
  return sql`CASE WHEN ${holdsAnother} THEN ${sooner.toISOString()}::timestamptz ELSE ${next.toISOString()}::timestamptz END`;
}

/** Records the result of an attempt. False: another console has taken over since. */
export async function recordAttempt(
  ctx: QueueCtx,
  delivery: Delivery,
  attempt: Attempt,
  final = false,
): Promise<boolean> {
  const now = ctx.now();
  const { ok, status, reached = [] } = attempt;
  const error = attempt.error && storable(attempt.error);
  const next = ok || final ? null : nextAttempt(delivery.attempts, now);
  const rows = await ctx.db
    .update(deliveries)
    .set({
      state: ok ? "delivered" : next ? "failed" : "given-up",
      nextAttemptAt: next && dueAt(next, now),
      leaseUntil: null,
      lastStatus: status,
      lastError: error,
      tries: triesOf(delivery, { at: now.toISOString(), status, error }),
      reached: [...new Set([...delivery.reached, ...reached])],
      deliveredAt: ok ? now : null,
    })
    .where(stillOurs(delivery))
    .returning({ id: deliveries.id });
  return rows.length > 0;
}

/** Releases an attempt that this console's shutdown cut short; the next console starts it again. */
export async function releaseAttempt(ctx: Pick<Ctx, "db">, delivery: Delivery): Promise<void> {
  await ctx.db
    .update(deliveries)
    .set({ state: "queued", attempts: delivery.attempts - 1, nextAttemptAt: null, leaseUntil: null })
    .where(stillOurs(delivery));
}

/** Only where one process owns the database: at its start, anything in progress belongs to a process that has ended. */
export async function releaseDeliveries({ db }: Pick<Ctx, "db">): Promise<void> {
  await db.update(deliveries).set({ leaseUntil: null }).where(eq(deliveries.state, "sending"));
}

/** True after so many attempts that this delivery itself must be what crashes the console. */
export const isExhausted = ({ attempts }: Delivery) => attempts > MAX_ATTEMPTS + 3;
