import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFolder, openServer } from "../../lib/db/client";
import type { Database } from "../../lib/db/types";
import { PRIMARY_INTEGRATOR } from "../../sandbox/credentials";
import { type RunningSandbox, startSandbox } from "../../sandbox/start-sandbox";
import { type Child, lastLines, runChild } from "../../scripts/lib/children.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { typescript } from "../../scripts/lib/root.mjs";
import { serverActions } from "../support/actions";
import { type Environment, plainEnvironment, spawnServer, whenHealthy } from "../support/console-process";
import { consoleEnvironment, dataOf } from "../support/template";
import { type Probe, watch } from "./probe";
import { StaffClient } from "./staff-client";

export type Driver = "pglite" | "postgresql";

/** Three pages of Vocdoni's list, so that a reading can be cut between two of them. */
const ORGANIZATIONS = 240;
const READY_MS = 90_000;
/** A create ends at Vocdoni within this time, also when nobody waits for it any more; shorter than the settle time. */
export const MAX_CREATE_MS = 900;

/** A server process of the console, and its end. */
type Server = { child: Child; url: string };

/** A sandbox in this process, a database, and the console's server process, which dies and starts again. */
export type Stage = {
  driver: Driver;
  sandbox: RunningSandbox;
  probe: Probe;
  client: StaffClient;
  /** Starts it where it does not run. With `dieAt` it is killed once that resolves, also while it starts, and started again. */
  start(dieAt?: Promise<unknown>): Promise<void>;
  /** SIGKILL to the whole process, now; resolves when it is gone. */
  kill(): Promise<void>;
  isRunning(): boolean;
  /** A second replica on the same server database; null on the embedded one, which has one process. */
  startReplica(): Promise<Server | null>;
  /** Stops the console in order and opens its database. */
  openDatabase(): Promise<Database>;
  logs(): string;
  close(): Promise<void>;
};

async function launch(port: number, env: Environment): Promise<Server> {
  const server = spawnServer(port, env);
  await whenHealthy(server.child, server.url, READY_MS);
  return server;
}

async function environmentFor(driver: Driver, folder: string, sandboxUrl: string) {
  const env = {
    ...consoleEnvironment(folder, sandboxUrl, true),
    NEXTAUTH_SECRET: "only-for-the-faults-test-on-loopback-0123456789",
    SYNC_INTERVAL_MINUTES: "1",
    LOG_LEVEL: "info",
  };
  if (driver === "pglite") return { env, url: null, stop: async () => undefined };
  const started = await startPostgres();
  if (!started.ok) throw new Error(`No PostgreSQL: ${started.reason}`);
  const { url, stop } = started.server;
  return { env: { ...env, DATABASE_URL: url }, url, stop };
}

async function seed(env: Environment): Promise<void> {
  const args = typescript("scripts/seed-demo.ts", ["--conditions=react-server"]);
  const { code, output } = await runChild(
    "seed-demo",
    process.execPath,
    [...args, "--organizations", String(ORGANIZATIONS)],
    { env: plainEnvironment(env) },
  );
  if (code !== 0) throw new Error(`seeding failed:\n${lastLines(output, 20)}`);
}

/** Sets everything up and starts the console; the caller must close it. */
export async function setStage(driver: Driver): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "console-faults-"));
  const sandbox = await startSandbox({ organizations: ORGANIZATIONS, createDelay: 60, jobDelay: 60 });
  const integrator = sandbox.state.integrators.get(PRIMARY_INTEGRATOR);
  if (integrator) integrator.limits = null;
  const database = await environmentFor(driver, folder, sandbox.url);
  const { env } = database;
  await seed(env);
  const port = await freePort();
  const actions = new Map(serverActions().map(({ name, id, path }) => [name, { id, path }]));
  let server = await launch(port, env);
  let earlier = "";
  const keepLogs = () => {
    earlier = lastLines(earlier + server.child.output(), 4_000);
  };
  const client = new StaffClient(server.url, actions);
  await client.signIn("admin");
  return {
    driver,
    sandbox,
    client,
    probe: watch(sandbox),
    start: async (dieAt) => {
      if (server.child.isRunning()) return;
      keepLogs();
      server = spawnServer(port, env);
      const healthy = whenHealthy(server.child, server.url, READY_MS);
      if (dieAt) {
        await Promise.allSettled([dieAt.then(() => server.child.stop("SIGKILL")), healthy]);
        keepLogs();
        server = await launch(port, env);
      } else await healthy;
    },
    kill: async () => {
      await server.child.stop("SIGKILL");
    },
    isRunning: () => server.child.isRunning(),
    startReplica: async () => (driver === "pglite" ? null : launch(await freePort(), env)),
    openDatabase: async () => {
      await server.child.stop("SIGTERM", 20_000);
      return database.url ? openServer(database.url) : openFolder(dataOf(folder));
    },
    logs: () => earlier + server.child.output(),
    close: async () => {
      await server.child.stop("SIGKILL");
      await database.stop();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
