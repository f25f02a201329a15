import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findPgBouncer, startPgBouncer } from "../scripts/lib/pgbouncer.mjs";
import { freePort } from "../scripts/lib/ports.mjs";
import { type Server, startPostgres } from "../scripts/lib/postgres.mjs";
import { findServers } from "../scripts/lib/postgres-binaries.mjs";
import { type Console, spawnServer, startConsole, whenHealthy } from "./support/console-process";
import { expect, test } from "./support/fixtures";
import { consoleEnvironment } from "./support/template";

const inCI = process.env.CI === "true";
const hasPgBouncer = () => {
  try {
    return findPgBouncer() !== "";
  } catch {
    return false;
  }
};
const noServer = findServers().length === 0 && !inCI;
const noPooler = noServer || (!hasPgBouncer() && !inCI);

/** The lock of lib/db/migrate.ts. */
const MIGRATION_LOCK = 7_302_146;
/** Above the five seconds for which a console that starts keeps a request waiting. */
const ANSWER_MS = 15_000;

let folder: string;
let server: Server;
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-start-"));
  const started = await startPostgres();
  if (!started.ok) throw new Error(started.reason);
  server = started.server;
});
test.afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const environment = (sandboxUrl: string, databaseUrl: string) => ({
  ...consoleEnvironment(folder, sandboxUrl, true),
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
});

async function client() {
  const connected = new pg.Client({ connectionString: server.url });
  connected.on("error", () => undefined);
  await connected.connect();
  return connected;
}

async function serves(console: Console) {
  const health = await fetch(`${console.url}/api/health`);
  expect(health.status).toBe(200);
  const page = await fetch(`${console.url}/sign-in`);
  expect(page.status).toBe(200);
}

test.describe("PostgreSQL", () => {
  test.skip(noServer, "skipped: no PostgreSQL server of version 15 or later found");

  test("a console that waits at its start responds, says what it waits for, and continues", async ({ stack }) => {
    test.slow();
    const other = await client();
    await other.query("BEGIN");
    await other.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const { child, url } = spawnServer(await freePort(), environment(stack.sandbox.url, server.url));
    try {
      const ask = (path: string, init?: RequestInit) =>
        fetch(url + path, { redirect: "manual", signal: AbortSignal.timeout(ANSWER_MS), ...init });
      await expect.poll(async () => (await ask("/api/health").catch(() => undefined))?.status).toBe(503);
      const page = await ask("/setup", { headers: { accept: "text/html" } });
      expect([page.status, await page.text()]).toEqual([503, expect.stringContaining("The console is starting")]);
      const action = await ask("/setup", { method: "POST", headers: { "next-action": "any" }, body: "[]" });
      expect([action.status, await action.json()]).toMatchObject([503, { code: "starting" }]);
      await child.line(/^Waiting for the migration lock \(another console is migrating\)…$/m, ANSWER_MS);
      expect((await ask("/api/health")).status).toBe(503);
      expect(child.isRunning()).toBe(true);
      await other.query("COMMIT");
      await whenHealthy(child, url);
      expect((await ask("/setup")).status).toBe(200);
    } finally {
      await child.stop("SIGTERM");
      await other.end();
    }
  });

  test("npm start ends with the privilege that is missing", async ({ stack }) => {
    const superuser = await client();
    await superuser.query("CREATE ROLE weak LOGIN PASSWORD 'a password'");
    await superuser.end();
    const weak = Object.assign(new URL(server.url), { username: "weak", password: "a password" }).href;
    const starting = startConsole(await freePort(), environment(stack.sandbox.url, weak), { through: "npm start" });
    await expect(starting).rejects.toThrow(
      /ended with code 1:[\s\S]*The console cannot start\.\nThe role weak lacks privileges on the database postgres\. .*GRANT CREATE ON DATABASE postgres TO weak; GRANT USAGE, CREATE ON SCHEMA public TO weak;$/,
    );
  });
});

test.describe("PgBouncer in transaction mode", () => {
  test.skip(noPooler, "skipped: no PostgreSQL server or no pgbouncer found");

  test("serves with three consoles, of which the first ends before the third starts", async ({ stack }) => {
    test.slow();
    const settings = ["ignore_startup_parameters = statement_timeout, options, extra_float_digits"];
    const pooler = await startPgBouncer(server.url, { settings });
    const env = environment(stack.sandbox.url, pooler.urlOf("postgres"));
    const consoles: Console[] = [];
    const start = async () => {
      const console = await startConsole(await freePort(), env);
      consoles.push(console);
      return console;
    };
    try {
      const [first, second] = [await start(), await start()];
      await serves(second);
      expect(await first.stop()).toMatchObject({ code: 0 });
      const third = await start();
      await serves(second);
      await serves(third);
    } finally {
      for (const console of consoles) await console.stop();
      await pooler.stop();
    }
  });
});
