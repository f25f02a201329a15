import "server-only";
import { and, asc, eq, gt, inArray, isNull, lte, not, or, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { type DeliveryTry, notificationDeliveries as deliveries } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import type { Attempt } from "./attempt";
import { LONGEST_HOLD_MS, LONGEST_WAIT_MS, MAX_ATTEMPTS, nextAttempt } from "./backoff";

export type Delivery = typeof deliveries.$inferSelect;
type QueueCtx = Pick<Ctx, "db" | "now">;

/** Longer than any attempt may take: the console that holds it may still be waiting for an answer. */
export const LEASE_MS = 60_000;
/** A time further ahead than anybody would set was set by a clock that has been put right since. */
const ASTRAY_MS = 10 * 60_000;
const KEPT_TRIES = 20;

const LOST = storable(message("settings.failures.stopped"));

function triesOf(delivery: Delivery, latest: DeliveryTry): DeliveryTry[] {
  return [...delivery.tries, latest].slice(-KEPT_TRIES);
}

/**
 * Whether an earlier delivery of the same sequence and channel has not ended. One that reached some of an email's recipients
 * holds nothing back: it is only those who refuse it that it is tried for again.
 */
export const isHeld = sql<boolean>`EXISTS (
  SELECT 1 FROM notification_deliveries earlier
  WHERE earlier.channel_id = notification_deliveries.channel_id AND earlier.sequence = notification_deliveries.sequence
    AND earlier.seq < notification_deliveries.seq AND earlier.state IN ('queued', 'failed', 'sending')
    AND cardinality(earlier.reached) = 0)`;

/**
 * Takes up to `limit` deliveries that are due, for LEASE_MS: of several consoles one gets each. One that a console
 * died over is due again when its lease has run out.
 */
export async function claimDue(ctx: QueueCtx, limit: number): Promise<Delivery[]> {
  const now = ctx.now();
  const ahead = (ms: number) => new Date(now.getTime() + ms);
  const { state, nextAttemptAt, leaseUntil } = deliveries;
  const waited = or(
    isNull(nextAttemptAt),
    lte(nextAttemptAt, now),
    gt(nextAttemptAt, ahead(LONGEST_WAIT_MS + ASTRAY_MS)),
  );
  const left = or(isNull(leaseUntil), lte(leaseUntil, now), gt(leaseUntil, ahead(LEASE_MS + ASTRAY_MS)));
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

/** Only of the attempt that was claimed: a console that was held up must not speak for the one that took over. */
const stillOurs = ({ id, attempts }: Delivery) =>
  and(eq(deliveries.id, id), eq(deliveries.state, "sending"), eq(deliveries.attempts, attempts));

/** A later delivery of the same sequence and channel waits for this one. */
const holdsAnother = sql`EXISTS (
  SELECT 1 FROM notification_deliveries later
  WHERE later.channel_id = notification_deliveries.channel_id AND later.sequence = notification_deliveries.sequence
    AND later.seq > notification_deliveries.seq AND later.state IN ('queued', 'failed', 'sending'))`;

/** When `next` is, or sooner for one that holds another back. */
function dueAt(next: Date, now: Date) {
  const sooner = new Date(Math.min(next.getTime(), now.getTime() + LONGEST_HOLD_MS));
  return sql`CASE WHEN ${holdsAnother} THEN ${sooner.toISOString()}::timestamptz ELSE ${next.toISOString()}::timestamptz END`;
}

/** Records the result of an attempt. False: another console has taken over since. */
export async function noteAttempt(
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

/** Gives an attempt back that was cut short because this console stops; the next one begins it again. */
export async function giveBack(ctx: Pick<Ctx, "db">, delivery: Delivery): Promise<void> {
  await ctx.db
    .update(deliveries)
    .set({ state: "queued", attempts: delivery.attempts - 1, nextAttemptAt: null, leaseUntil: null })
    .where(stillOurs(delivery));
}

/** Only where one process owns the database: at its start whatever is being sent was sent by a process that is gone. */
export async function releaseDeliveries({ db }: Pick<Ctx, "db">): Promise<void> {
  await db.update(deliveries).set({ leaseUntil: null }).where(eq(deliveries.state, "sending"));
}

/** True when so many attempts were begun that whatever kills the console over this delivery would go on for ever. */
export const isHopeless = ({ attempts }: Delivery) => attempts > MAX_ATTEMPTS + 3;
