import "server-only";
import "./register-handlers";
import type PgBoss from "pg-boss";
import type { Ctx } from "@/lib/context";
import { getDatabase } from "@/lib/db/global";
import type { Database } from "@/lib/db/types";
import { getEnv } from "@/lib/env";
import { beat } from "@/lib/health/heartbeat";
import { checkReadiness } from "@/lib/health/readiness";
import { getLog } from "@/lib/log";
import { compactCounts } from "@/lib/mirror/compact-counts";
import { mergePending } from "@/lib/mirror/merge-pending";
import { refoldAll } from "@/lib/mirror/refold";
import { releaseDeliveries } from "@/lib/notifications/claim";
import { pruneDeliveries } from "@/lib/notifications/prune";
import { recoverOperations, releaseForeignLeases } from "@/lib/operations/recover";
import { pruneHistory } from "@/lib/quota/keep";
import { takeQuotaReading } from "@/lib/quota/read";
import { keepServerTimeZone } from "@/lib/quota/save-time-zone";
import { syncComparing } from "@/lib/reconciliation/compare-counter";
import { getSystemContext } from "@/lib/server-context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { forgetOldAttempts } from "@/lib/staff/rate-limit";
import { isSyncDue } from "@/lib/sync/due";
import { closeStaleSyncs } from "@/lib/sync/stale";
import { startSync } from "@/lib/sync/start";
import { wallTime } from "@/lib/time/zone";
import { keepOrganizationUsage, pruneOrganizationUsage } from "@/lib/usage/organization-usage";
import { forgetMissingScopes, probeMissingScopes } from "@/lib/vocdoni-health/probe-scopes";
import { startBoss } from "./boss";
import { startDeliveries } from "./deliveries";
import { startImports } from "./imports";
import { startLoop } from "./loop";
import { keepBoss, queues } from "./queues";

const SWEEP_MS = 2_000;
/** So that the log says what is wrong, also where nobody asks /api/ready. */
const READINESS_MS = 30_000;
/** How often a queue is asked for a job. They are of the minute at most; asking costs a statement. */
const POLL = { pollingIntervalSeconds: 10 };
/** The job of a killed process holds its queue for so long. A longer sync loses nothing: the next job joins it. */
const EXPIRE_SECONDS = 60;
const EVERY_MINUTE = "* * * * *";
const EVERY_FIVE_MINUTES = "*/5 * * * *";
/** Not with the others, which all begin on the hour. */
const EVERY_HOUR = "7 * * * *";
/** At night where staff are. The day that a clock skips it waits for the next. */
const PRUNE_HOUR = 3;
const HOUR_MS = 3_600_000;
/** A run starts on the minute: a slightly late start must not push the next one a minute further. */
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

async function keepHistory(ctx: Pick<Ctx, "db" | "now" | "log">): Promise<void> {
  await keepOrganizationUsage(ctx);
  await pruneHistory(ctx);
  await pruneDeliveries(ctx);
  // These look at every row: once a day is enough.
  const hour = Math.floor(wallTime(ctx.now(), await readTimeZone(ctx)) / HOUR_MS) % 24;
  if (hour !== PRUNE_HOUR) return;
  await pruneOrganizationUsage(ctx);
  // A console of the version before may have written some while this one started.
  await refoldAll(ctx);
}

/** What one console does for all, and when: schedules of pg-boss. What each does for itself is a loop, see `start`. */
const jobs: Record<(typeof queues)[keyof typeof queues], { cron: string; work: () => Promise<void> }> = {
  [queues.sync]: { cron: EVERY_MINUTE, work: () => sync("schedule") },
  [queues.quota]: {
    cron: EVERY_FIVE_MINUTES,
    work: async () => {
      const ctx = await getSystemContext();
      await forgetOldAttempts(ctx);
      await takeQuotaReading(ctx);
    },
  },
  [queues.history]: { cron: EVERY_HOUR, work: async () => keepHistory(await getSystemContext()) },
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
    beat("queue");
    return answer;
  };
  const boss = await startBoss({ executeSql });
  keepBoss(boss);
  for (const [queue, { cron, work }] of Object.entries(jobs)) {
    await boss.createQueue(queue, { name: queue, policy: "singleton" });
    await boss.schedule(queue, cron, undefined, { retryLimit: 0, expireInSeconds: EXPIRE_SECONDS });
    await boss.work(queue, POLL, work);
  }
  return boss;
}

/** What a process before this one left claimed: the embedded database has one process, so whatever is claimed is free. */
async function releaseClaims(): Promise<void> {
  const ctx = await getSystemContext();
  await releaseForeignLeases(ctx);
  await releaseDeliveries(ctx);
  await closeStaleSyncs(ctx, "all");
}

async function start(): Promise<Worker> {
  const database = await getDatabase();
  const ctx = await getSystemContext();
  if (database.driver === "pglite") await releaseClaims();
  await forgetMissingScopes(ctx);
  await keepServerTimeZone(ctx);
  const boss = await startJobs(database);
  const loops = [
    startLoop("sweep", SWEEP_MS, async () => recoverOperations(await getSystemContext())),
    startImports(),
    startDeliveries(),
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
