import "server-only";
import PgBoss from "pg-boss";
import type { Ctx } from "@/lib/context";
import { compactCounts } from "@/lib/counts/compact";
import type { Database } from "@/lib/db/client";
import { getDatabase } from "@/lib/db/global";
import { getEnv } from "@/lib/env";
import { getLog } from "@/lib/log";
import { releaseDeliveries } from "@/lib/notifications/claim";
import { pruneDeliveries } from "@/lib/notifications/prune";
import { recoverOperations, releaseForeignLeases } from "@/lib/operations/recover";
import { pruneHistory } from "@/lib/quota/keep";
import { keepOrganizationUsage, pruneOrganizationUsage } from "@/lib/quota/organization-usage";
import { takeQuotaReading } from "@/lib/quota/read";
import { mergePending } from "@/lib/search/merge-pending";
import { refoldAll } from "@/lib/search/refold";
import { getSystemContext } from "@/lib/server-context";
import { forgetOldAttempts } from "@/lib/staff/rate-limit";
import { isSyncDue } from "@/lib/sync/due";
import { runSync } from "@/lib/sync/run";
import { closeStaleSyncs } from "@/lib/sync/stale";
import { startSync } from "@/lib/sync/start";
import { forgetMissingScopes, probeMissingScopes } from "@/lib/upstream/probe-scopes";
import { startDeliveries } from "./deliveries";
import { startImports } from "./imports";
import { startLoop } from "./loop";

const SWEEP_MS = 2_000;
/** How often a queue is asked for a job. They are of the minute at most; asking costs a statement. */
const POLL = { pollingIntervalSeconds: 10 };
/** The job of a killed process holds its queue for so long. A longer sync loses nothing: the next job joins it. */
const EXPIRE_SECONDS = 60;
const EVERY_MINUTE = "* * * * *";
const EVERY_FIVE_MINUTES = "*/5 * * * *";
/** Not with the others, which all begin on the hour. */
const EVERY_HOUR = "7 * * * *";
const PRUNE_HOUR = 3;
/** A run begins on the minute: one that began a little late must not push the next one a minute further. */
const TOLERANCE_MS = 30_000;
const SYNC_QUEUE = "sync";
const QUOTA_QUEUE = "quota-reading";
const HISTORY_QUEUE = "quota-history";
const COUNTS_QUEUE = "compact-counts";

type Worker = { stop: () => Promise<void> };
const holder: typeof globalThis & { consoleWorker?: Promise<Worker> } = globalThis;

async function sync(trigger: "schedule" | "start"): Promise<void> {
  const ctx = await getSystemContext();
  const wait = getEnv().SYNC_INTERVAL_MINUTES * 60_000 - TOLERANCE_MS;
  if (trigger === "schedule" && !(await isSyncDue(ctx, wait))) return;
  const run = await startSync(ctx, trigger);
  if (run.started) await runSync(ctx, run.id);
  await probeMissingScopes(ctx);
}

async function keepHistory(ctx: Pick<Ctx, "db" | "now" | "log">): Promise<void> {
  await keepOrganizationUsage(ctx);
  await pruneHistory(ctx);
  await pruneDeliveries(ctx);
  // These look at every row: once a day is enough.
  if (ctx.now().getUTCHours() !== PRUNE_HOUR) return;
  await pruneOrganizationUsage(ctx);
  // A console of the version before may have written some while this one started.
  await refoldAll(ctx);
}

async function startBoss(database: Database): Promise<PgBoss> {
  const boss = new PgBoss({ db: { executeSql: database.executeSql }, schema: "pgboss" });
  boss.on("error", (error) => getLog().warn({ err: error }, "pg-boss"));
  await boss.start();
  for (const queue of [SYNC_QUEUE, QUOTA_QUEUE, HISTORY_QUEUE, COUNTS_QUEUE]) {
    await boss.createQueue(queue, { name: queue, policy: "singleton" });
  }
  const options = { retryLimit: 0, expireInSeconds: EXPIRE_SECONDS };
  await boss.schedule(SYNC_QUEUE, EVERY_MINUTE, undefined, options);
  await boss.schedule(QUOTA_QUEUE, EVERY_FIVE_MINUTES, undefined, options);
  await boss.schedule(HISTORY_QUEUE, EVERY_HOUR, undefined, options);
  await boss.schedule(COUNTS_QUEUE, EVERY_MINUTE, undefined, options);
  await boss.work(SYNC_QUEUE, POLL, () => sync("schedule"));
  await boss.work(COUNTS_QUEUE, POLL, async () => {
    const ctx = await getSystemContext();
    await compactCounts(ctx);
    await mergePending(ctx);
  });
  await boss.work(QUOTA_QUEUE, POLL, async () => {
    const ctx = await getSystemContext();
    await forgetOldAttempts(ctx);
    await takeQuotaReading(ctx);
  });
  await boss.work(HISTORY_QUEUE, POLL, async () => keepHistory(await getSystemContext()));
  return boss;
}

async function start(): Promise<Worker> {
  const database = await getDatabase();
  const ctx = await getSystemContext();
  if (database.driver === "pglite") {
    await releaseForeignLeases(ctx);
    await releaseDeliveries(ctx);
    await closeStaleSyncs(ctx, "all");
  }
  await forgetMissingScopes(ctx);
  const boss = await startBoss(database);
  const sweep = startLoop("sweep", SWEEP_MS, async () => recoverOperations(await getSystemContext()));
  const imports = startImports();
  const deliveries = startDeliveries();
  sync("start").catch((error) => getLog().warn({ err: error }, "first sync failed"));
  return {
    stop: async () => {
      const ended = boss.stop({ graceful: true, timeout: 5_000, wait: true });
      await Promise.allSettled([sweep.stop(), imports.stop(), deliveries.stop(), ended]);
    },
  };
}

/** Starts schedules, queues and the recovery sweep, once per process. */
export function startWorker(): Promise<Worker> {
  holder.consoleWorker ??= start();
  return holder.consoleWorker;
}
