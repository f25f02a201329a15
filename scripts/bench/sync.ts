import { desc } from "drizzle-orm";
import { Agent, request } from "undici";
import { syncRuns } from "@/lib/db/schema";
import { PAGE_SIZE, PARALLEL } from "@/lib/sync/walk";
import { PRIMARY_KEY } from "@/sandbox/credentials";
import type { Databases } from "./databases";
import { residentMemory, startSandboxProcess, startServer, whenSynced } from "./server";

export const LATENCY_MS = 30;

/** How long a client takes that reads every page, as many at a time as a sync does, and throws them away. In seconds. */
async function bareReading(url: string, pages: number): Promise<number> {
  const dispatcher = new Agent({ connections: PARALLEL });
  let next = 1;
  const started = performance.now();
  const reader = async () => {
    while (next <= pages) {
      const page = next;
      next += 1;
      const path = `${url}/integrator/organizations?page=${page}&limit=${PAGE_SIZE}`;
      const { statusCode, body } = await request(path, {
        dispatcher,
        headers: { authorization: `Bearer ${PRIMARY_KEY}` },
      });
      await body.arrayBuffer();
      if (statusCode !== 200) throw new Error(`page ${page} answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, reader));
  await dispatcher.close();
  return (performance.now() - started) / 1000;
}

type Ended = { seconds: number; written: number; pages: number };
export type SyncFigures = {
  bound: number;
  first: Ended;
  second: Ended;
  /** Rows whose version changed in the second sync, according to the database itself. */
  rewritten: number;
  /** MB of the server's process. */
  memory: { first: number | null; second: number | null };
};

async function versions(databases: Databases, name: string): Promise<Map<string, string>> {
  const database = await databases.open(name);
  try {
    const { rows } = await database.executeSql("SELECT address, xmin::text AS version FROM organizations");
    const entries = rows.map((row) => JSON.parse(JSON.stringify(row)));
    return new Map(entries.map(({ address, version }) => [String(address), String(version)]));
  } finally {
    await database.close();
  }
}

async function latestRun(databases: Databases, name: string) {
  const database = await databases.open(name);
  try {
    const [run] = await database.db.select().from(syncRuns).orderBy(desc(syncRuns.startedAt)).limit(1);
    if (!run) throw new Error("no sync was begun");
    if (run.state !== "succeeded" || !run.complete)
      throw new Error(`the sync ended as ${run.state}: ${run.error?.message}`);
    const seconds = ((run.finishedAt?.getTime() ?? Number.NaN) - run.startedAt.getTime()) / 1000;
    return { seconds, written: run.written, pages: run.pagesDone };
  } finally {
    await database.close();
  }
}

/** Starts a console, whose first act is a sync, and stops it once that has ended. Its memory in MB at its most. */
async function syncOnce(env: Record<string, string>): Promise<number | null> {
  const server = await startServer({ ...env, LOG_LEVEL: "info", SYNC_INTERVAL_MINUTES: "59" });
  try {
    await whenSynced(server);
    return residentMemory(server.child.pid)?.most ?? null;
  } finally {
    await server.stop();
  }
}

/** A first sync into an empty database and a second one in which nothing changed, by a console in a process of its own. */
export async function measureSync(databases: Databases, organizations: number): Promise<SyncFigures> {
  const sandbox = await startSandboxProcess(organizations, LATENCY_MS);
  const name = `sync_${organizations}`;
  try {
    const pages = Math.ceil(organizations / PAGE_SIZE);
    const env = { ...databases.environment(name), VOCDONI_API_URL: sandbox.url, VOCDONI_API_KEY: PRIMARY_KEY };
    await (await databases.open(name)).close();
    await bareReading(sandbox.url, Math.min(pages, 50));
    const bound = await bareReading(sandbox.url, pages);
    const firstMemory = await syncOnce(env);
    const first = await latestRun(databases, name);
    const before = await versions(databases, name);
    const secondMemory = await syncOnce(env);
    const second = await latestRun(databases, name);
    const after = await versions(databases, name);
    const rewritten = [...after].filter(([address, version]) => before.get(address) !== version).length;
    return { bound, first, second, rewritten, memory: { first: firstMemory, second: secondMemory } };
  } finally {
    await sandbox.child.stop("SIGTERM");
  }
}
