import "server-only";
import pTimeout from "p-timeout";
import { freeBytes } from "@/lib/db/disk";
import { isDiskFull } from "@/lib/db/errors";
import { getDatabase } from "@/lib/db/global";
import { heartbeats } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { getEnv } from "@/lib/env";
import { getLog } from "@/lib/log";
import { staleParts } from "./heartbeat";

export const readinessChecks = ["database", "migrations", "worker", "disk"] as const;
type Check = { ok: true } | { ok: false; reason: string };
/** Whether this console is ready, check by check. A reason contains no address, value or secret. */
export type Readiness = { ready: boolean; checks: Record<(typeof readinessChecks)[number], Check> };

/** At most one write to the database in this time, however often readiness is polled. */
const CACHE_MS = 2_000;
const ANSWER_MS = 5_000;
/** The embedded database's log alone may grow by this much between checkpoints. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

const holder: typeof globalThis & {
  consoleReadiness?: { at: number; checks: Promise<Readiness> } | undefined;
  consoleNotReady?: Set<string>;
} = globalThis;

const ok: Check = { ok: true };
const fault = (reason: string): Check => ({ ok: false, reason });
const TIMED_OUT = "late";

const inTime = <T>(work: Promise<T>) =>
  pTimeout<T, typeof TIMED_OUT>(work, { milliseconds: ANSWER_MS, fallback: () => TIMED_OUT });

async function checkWrite({ db }: Database): Promise<{ database: Check; serverDisk: Check }> {
  const at = new Date();
  try {
    const write = db
      .insert(heartbeats)
      .values({ name: "readiness", at })
      .onConflictDoUpdate({ target: heartbeats.name, set: { at } })
      .execute();
    const answer = await inTime(write);
    const database = answer === TIMED_OUT ? fault(`No answer to a write within ${ANSWER_MS / 1000} s`) : ok;
    return { database, serverDisk: ok };
  } catch (error) {
    getLog().warn({ err: error }, "the database refused a write");
    const database = fault("The database refuses writes");
    return { database, serverDisk: isDiskFull(error) ? fault("The database has no space left") : ok };
  }
}

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

function checkFolder(): Check {
  try {
    const free = freeBytes(getEnv().DATA_DIR);
    if (free >= MIN_FREE_BYTES) return ok;
    return fault(`${megabytes(free)} free in DATA_DIR; ${megabytes(MIN_FREE_BYTES)} are needed`);
  } catch {
    return fault("DATA_DIR is not there");
  }
}

function checkWorker(): Check {
  const silent = staleParts();
  return silent.length === 0 ? ok : fault(`No sign of life from: ${silent.join(", ")}`);
}

async function checkDatabase(): Promise<Pick<Readiness["checks"], "database" | "migrations" | "disk">> {
  const opened = await inTime(getDatabase()).catch(() => null);
  if (opened === TIMED_OUT || opened === null) {
    const database = fault(opened === null ? "The database cannot be opened" : "The database is not open yet");
    return { database, migrations: fault("Not finished"), disk: ok };
  }
  const { database, serverDisk } = await checkWrite(opened);
  const disk = opened.driver === "pglite" && serverDisk.ok ? checkFolder() : serverDisk;
  // A database is only available once its migrations are done.
  return { database, migrations: ok, disk };
}

/** Logs each change since the last check once. */
function logChanges(checks: Readiness["checks"]): void {
  holder.consoleNotReady ??= new Set();
  for (const name of readinessChecks) {
    const check = checks[name];
    const known = holder.consoleNotReady.has(name);
    if (!check.ok && !known) {
      holder.consoleNotReady.add(name);
      getLog().error({ check: name, reason: check.reason }, "not ready");
    }
    if (check.ok && known) {
      holder.consoleNotReady.delete(name);
      getLog().info({ check: name }, "ready again");
    }
  }
}

async function look(): Promise<Readiness> {
  const checks = { ...(await checkDatabase()), worker: checkWorker() };
  logChanges(checks);
  return { ready: readinessChecks.every((name) => checks[name].ok), checks };
}

/** Writes to the database and checks migrations, worker and disk; at most every 2 s. Never throws. */
export function checkReadiness(): Promise<Readiness> {
  const kept = holder.consoleReadiness;
  if (kept && performance.now() - kept.at < CACHE_MS) return kept.checks;
  const checks = look();
  holder.consoleReadiness = { at: performance.now(), checks };
  return checks;
}
