import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { layouts, testServer } from "@/lib/test/server-role";
import { startBoss } from "@/lib/worker/boss";
import { type Pooler, startPgBouncer } from "@/scripts/lib/pgbouncer.mjs";
import { openServer } from "./client";
import { customers } from "./schema";
import type { Database } from "./types";

const made = layouts();
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  await made.drop();
});

type Settings = Parameters<typeof startPgBouncer>[1];

/** A pooler in transaction mode whose role is that of a new database. */
async function pooled(options: Settings = {}) {
  const layout = await made.make();
  const role = { user: layout.name, password: "app" };
  const pooler: Pooler = await startPgBouncer(testServer(), { role, ...options });
  open.push(pooler.stop);
  return { ...layout, url: pooler.urlOf(layout.name), direct: layout.url };
}

async function opened(url: string): Promise<Database> {
  const database = await openServer(url, { limits: { lockMs: 3_000 } });
  open.push(() => database.close().catch(() => undefined));
  return database;
}

async function serves(database: Database) {
  const at = new Date("2026-02-03T04:05:06.789Z");
  const [row] = await database.db
    .insert(customers)
    .values({ name: "x", sortKey: "x", searchText: "x", createdAt: at })
    .returning();
  expect(row?.createdAt).toEqual(at);
}

it.each([
  ["as the case has it", ["ignore_startup_parameters = statement_timeout, options, extra_float_digits"]],
  ["without any parameter to ignore", []],
])("serves three consoles of which the first has ended, %s", async (_, settings) => {
  const { url } = await pooled({ settings: [...settings, "server_round_robin = 1"] });
  const first = await opened(url);
  const second = await opened(url);
  // All of the pooler's connections are open, and each transaction uses a different one.
  await Promise.all(Array.from({ length: 8 }, () => second.executeSql("SELECT pg_sleep(0.1)")));
  await first.close();
  const third = await opened(url);
  await serves(second);
  await serves(third);
});

it("serves consoles that start at the same time on an empty database, and their queues", async () => {
  const { url } = await pooled({ poolSize: 4 });
  const databases = await Promise.all([opened(url), opened(url), opened(url)]);
  await Promise.all(databases.map(serves));
  const bosses = await Promise.all(databases.map((database) => startBoss(database)));
  await bosses[0]?.createQueue("jobs");
  await bosses[0]?.send("jobs", {});
  expect(await bosses[1]?.fetch("jobs")).toHaveLength(1);
  await Promise.all(bosses.map((boss) => boss.stop({ graceful: false })));
});

it("leaves no lock and no setting on a pooled connection", async () => {
  const { name, url, sql } = await pooled({ poolSize: 2 });
  const database = await opened(url);
  await database.db.transaction((tx) => tx.select().from(customers));
  const { rows } = await sql(
    `SELECT count(*) AS n FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE a.datname = '${name}' AND l.locktype = 'advisory'`,
  );
  expect(rows).toEqual([{ n: 0 }]);
  const { rows: settings } = await database.executeSql(
    "SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('search_path') AS path",
  );
  expect(settings).toEqual([{ statement: "0", lock: "0", path: '"$user", public' }]);
});

it("reads dates whatever the database's defaults, also after another client had the connection", async () => {
  const { url, sql } = await pooled({ poolSize: 1 });
  await sql("ALTER DATABASE app SET datestyle = 'German'; ALTER DATABASE app SET timezone = 'Asia/Kolkata'");
  const database = await opened(url);
  await serves(database);
  const { default: pg } = await import("pg");
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("SET datestyle = 'SQL, DMY'");
  await other.query("SET timezone = 'America/Lima'");
  await serves(database);
  await other.end();
});

const refusal = (url: string) =>
  opened(url).then(
    () => "it started",
    (error: Error) => error.message,
  );

it.each([
  [
    "ALTER DATABASE app SET default_transaction_isolation = 'serializable'",
    (name: string) =>
      `The database ${name} sets default_transaction_isolation to 'serializable', and the connection pooler doesn't pass on ` +
      `the console's setting. Run this, then reconnect the pooler: ALTER ROLE ${name} IN DATABASE ${name} SET default_transaction_isolation = 'read committed'`,
  ],
  [
    "CREATE SCHEMA app AUTHORIZATION app; CREATE TABLE app.staff (id int)",
    (name: string) =>
      `The search_path of the role ${name} hides the table public.staff, and the connection pooler doesn't pass on ` +
      `the console's setting. Run this, then reconnect the pooler: ALTER ROLE ${name} IN DATABASE ${name} SET search_path = public`,
  ],
])("refuses what it cannot set through the pooler, and starts once that was run: %s", async (cause, message) => {
  const { name, url, direct, sql } = await pooled({ settings: ["server_lifetime = 1", "server_idle_timeout = 1"] });
  await sql(cause);
  const refused = await refusal(url);
  expect(refused).toBe(message(name));
  await sql(refused.slice(refused.indexOf("ALTER ROLE")));
  await sleep(2_500);
  await serves(await opened(url));
  await serves(await opened(direct));
});
