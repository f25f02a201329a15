import "server-only";
import type PgBoss from "pg-boss";
import type { Ctx } from "@/lib/context";
import { getDatabase } from "@/lib/db/global";
import type { Database } from "@/lib/db/types";
import { getEnv } from "@/lib/env";
import { recordHeartbeat } from "@/lib/health/heartbeat";
import { checkReadiness } from "@/lib/health/readiness";
import { getLog } from "@/lib/log";
import { compactCounts } from "@/lib/mirror/compact-counts";
import { mergePending } from "@/lib/mirror/merge-pending";
import { rebuildSearchKeys } from "@/lib/mirror/rebuild-search-keys";
import { releaseDeliveries } from "@/lib/notifications/claim";
import { pruneDeliveries } from "@/lib/notifications/prune";
import { recoverOperations, releaseStaleLeases } from "@/lib/perform/recover";
import { fetchQuota } from "@/lib/quota/read";
import { pruneHistory } from "@/lib/quota/save-reading";
import { saveServerTimeZone } from "@/lib/quota/save-time-zone";
import { syncComparing } from "@/lib/reconciliation/compare-counter";
import { getSystemContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { deleteOldAttempts } from "@/lib/staff/rate-limit";
import { isSyncDue } from "@/lib/sync/due";
import { closeStaleSyncs } from "@/lib/sync/stale";
import { startSync } from "@/lib/sync/start";
import { wallTime } from "@/lib/time/zone";
import { pruneOrganizationUsage, recordDailyUsage } from "@/lib/usage/record-daily-usage";
import { clearMissingScopes, probeMissingScopes } from "@/lib/vocdoni-health/probe-scopes";
import { startBoss } from "./boss";
import { startLoop } from "./loop";
import { startLoops } from "./loops";
import { queues, registerBoss } from "./queues";

const SWEEP_MS = 2_000;
/** So that the log says what is wrong even if nothing polls /api/ready. */
const READINESS_MS = 30_000;
/** How often a queue is polled. Jobs are due once a minute at most; each poll costs a statement. */
const POLL = { pollingIntervalSeconds: 10 };
/** How long the job of a killed process holds its queue. A longer sync loses nothing: the next job joins it. */
const EXPIRE_SECONDS = 60;
const EVERY_MINUTE = "* * * * *";
const EVERY_FIVE_MINUTES = "*/5 * * * *";
/** Offset from the others, which all start on the hour. */
const EVERY_HOUR = "7 * * * *";
/** At night in the staff's time zone. If the clock skips that hour, it runs the next day. */
const PRUNE_HOUR = 3;
const HOUR_MS = 3_600_000;
/** Runs start on the minute: a slightly late one must not delay the next by a minute. */
const TOLERANCE_MS = 30_000;

type Worker = { stop: () => Promise<void> };
const holder: typeof globalThis & { consoleWorker?: Promise<Worker> } = globalThis;

async function sync(trigger: "schedule" | "start"): Promise<void> {
  const ctx = await getSystemContext();
  const wait = getEnv().SYNC_INTERVAL_MINUTES * 60_000 - TOLERANCE_MS;
  if (trigger === "schedule" && !(await isSyncDue(ctx, wait))) return;
  const run = await startSync(ctx, trigger);
  if (run.started) await syncComparing(ctx, run.id);
  await probeMissingScopes(ctx);
}

async function recordHistory(ctx: Pick<Ctx, "db" | "now" | "log">): Promise<void> {
  await recordDailyUsage(ctx);
  await pruneHistory(ctx);
  await pruneDeliveries(ctx);
  // These scan every row: once a day is enough.
  const hour = Math.floor(wallTime(ctx.now(), await readTimeZone(ctx)) / HOUR_MS) % 24;
  if (hour !== PRUNE_HOUR) return;
  await pruneOrganizationUsage(ctx);
  // A console of the previous version may have written some while this one started.
  await rebuildSearchKeys(ctx);
}

/** What one console does for all, by the schedules of pg-boss. What each does for itself is a loop, see `start`. */
const jobs: Record<(typeof queues)[keyof typeof queues], { cron: string; work: () => Promise<void> }> = {
  [queues.sync]: { cron: EVERY_MINUTE, work: () => sync("schedule") },
  [queues.quota]: {
    cron: EVERY_FIVE_MINUTES,
    work: async () => {
      const ctx = await getSystemContext();
      await deleteOldAttempts(ctx);
      await fetchQuota(ctx);
    },
  },
  [queues.history]: { cron: EVERY_HOUR, work: async () => recordHistory(await getSystemContext()) },
  [queues.counts]: {
    cron: EVERY_MINUTE,
    work: async () => {
      const ctx = await getSystemContext();
      await compactCounts(ctx);
      await mergePending(ctx);
    },
  },
};

async function startJobs(database: Database): Promise<PgBoss> {
  const executeSql: Database["executeSql"] = async (text, values) => {
    const answer = await database.executeSql(text, values);
    recordHeartbeat("queue");
    return answer;
  };
  const boss = await startBoss({ executeSql });
  registerBoss(boss);
  for (const [queue, { cron, work }] of Object.entries(jobs)) {
    await boss.createQueue(queue, { name: queue, policy: "singleton" });
    await boss.schedule(queue, cron, undefined, { retryLimit: 0, expireInSeconds: EXPIRE_SECONDS });
    await boss.work(queue, POLL, work);
  }
  return boss;
}

/** Releases claims of an earlier process: with the embedded database there is only one process. */
async function releaseClaims(): Promise<void> {
  const ctx = await getSystemContext();
  await releaseStaleLeases(ctx);
  await releaseDeliveries(ctx);
  await closeStaleSyncs(ctx, "all");
}

async function start(): Promise<Worker> {
  const database = await getDatabase();
  const ctx = await getSystemContext();
  if (database.driver === "pglite") await releaseClaims();
  await clearMissingScopes(ctx);
  await saveServerTimeZone(ctx);
  const boss = await startJobs(database);
  const loops = [
    startLoop("sweep", SWEEP_MS, async () => recoverOperations(await getSystemContext())),
    ...startLoops(),
    startLoop("readiness", READINESS_MS, checkReadiness),
  ];
  sync("start").catch((error) => getLog().warn({ err: error }, "first sync failed"));
  return {
    stop: async () => {
      const ended = boss.stop({ graceful: true, timeout: 5_000, wait: true });
      await Promise.allSettled([...loops.map((loop) => loop.stop()), ended]);
    },
  };
}

/** Starts schedules, queues and the recovery sweep, once per process. */
export function startWorker(): Promise<Worker> {
  holder.consoleWorker ??= start();
  return holder.consoleWorker;
}
