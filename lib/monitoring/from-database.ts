import "server-only";
import { and, count, desc, inArray, isNotNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { notificationDeliveries, operations, syncRuns } from "@/lib/db/schema";
import type { Metrics } from "@/lib/metrics/registry";
import { interpretQuota } from "@/lib/quota/interpret";
import { lastReading } from "@/lib/quota/last-reading";
import { quotaKeys, usedOf } from "@/lib/quota/model";
import { getSyncStatus } from "@/lib/sync/status";

type MetricsCtx = Pick<Ctx, "db" | "now">;

const OPEN = ["recorded", "sent", "unknown", "undecided"] as const;
const UNDELIVERED = ["queued", "sending", "failed"] as const;
const ENDED = ["succeeded", "failed", "cancelled"] as const;

const countOpen = ({ db }: MetricsCtx) =>
  db
    .select({ state: operations.state, n: count() })
    .from(operations)
    .where(inArray(operations.state, [...OPEN]))
    .groupBy(operations.state);

const countUndelivered = ({ db }: MetricsCtx) =>
  db
    .select({ state: notificationDeliveries.state, n: count() })
    .from(notificationDeliveries)
    .where(inArray(notificationDeliveries.state, [...UNDELIVERED]))
    .groupBy(notificationDeliveries.state);

const lastEndedSync = ({ db }: MetricsCtx) =>
  db
    .select({ state: syncRuns.state, startedAt: syncRuns.startedAt, finishedAt: syncRuns.finishedAt })
    .from(syncRuns)
    .where(and(inArray(syncRuns.state, [...ENDED]), isNotNull(syncRuns.finishedAt)))
    .orderBy(desc(syncRuns.startedAt))
    .limit(1);

/** Sets the gauges shared by all consoles on one database, with a few indexed statements. */
export async function readGauges(ctx: MetricsCtx, metrics: Metrics): Promise<void> {
  const [open, undelivered, [ended], status, reading] = await Promise.all([
    countOpen(ctx),
    countUndelivered(ctx),
    lastEndedSync(ctx),
    getSyncStatus(ctx),
    lastReading(ctx),
  ]);
  const ageOf = (at: Date) => Math.max(0, (ctx.now().getTime() - at.getTime()) / 1000);
  for (const state of OPEN) metrics.open.set({ state }, open.find((row) => row.state === state)?.n ?? 0);
  for (const state of UNDELIVERED)
    metrics.undelivered.set({ state }, undelivered.find((row) => row.state === state)?.n ?? 0);
  if (status.syncedAt) metrics.syncAge.set(ageOf(new Date(status.syncedAt)));
  if (ended?.finishedAt) {
    metrics.syncDuration.set((ended.finishedAt.getTime() - ended.startedAt.getTime()) / 1000);
    for (const result of ENDED) metrics.syncResult.set({ result }, ended.state === result ? 1 : 0);
  }
  if (!reading) return;
  metrics.quotaAge.set(ageOf(reading.at));
  const quota = interpretQuota(reading);
  for (const counter of quotaKeys) {
    const used = usedOf(quota, counter);
    if (used !== null) metrics.quotaUsed.set({ counter }, used);
    const gauge = quota.gauges[counter];
    if (gauge.state === "limited") metrics.quotaLimit.set({ counter }, gauge.limit);
  }
}

/** Clears what `readGauges` set, so that an unreachable database leaves no stale figures. */
export function clearGauges(metrics: Metrics): void {
  const { open, undelivered, syncAge, syncDuration, syncResult, jobs, quotaAge, quotaUsed, quotaLimit } = metrics;
  for (const gauge of [open, undelivered, syncResult, jobs, quotaUsed, quotaLimit]) gauge.reset();
  // Without labels, a reset leaves 0, which would look like a sync just now.
  for (const gauge of [syncAge, syncDuration, quotaAge]) gauge.remove();
}
