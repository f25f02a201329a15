import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import pg from "pg";
import { afterEach, expect, it } from "vitest";
import { layouts } from "@/lib/test/server-role";
import { freePort } from "@/scripts/lib/ports.mjs";
import { openServer } from "./client";

const made = layouts();
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  await made.drop();
});

async function session(url: string) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  open.push(() => client.end());
  return client;
}

type Options = Parameters<typeof openServer>[1];

function starting(url: string, options: Options = {}) {
  const steps: string[] = [];
  const report = (step: string) => {
    if (steps.at(-1) !== step) steps.push(step);
  };
  const result = openServer(url, { report, ...options }).then(
    (database) => {
      open.push(database.close);
      return "it started";
    },
    (error: Error) => error.message,
  );
  return { steps, result };
}

const LOCK = 7_302_146;
const WAITING = "the migration lock (another console is migrating)";

it("waits for a console that migrates, says so, and goes on after it", async () => {
  const { url } = await made.make();
  const other = await session(url);
  await other.query("BEGIN");
  await other.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  const { steps, result } = starting(url);
  await expect.poll(() => steps).toContain(WAITING);
  await other.query("COMMIT");
  expect(await result).toBe("it started");
  expect(steps).toEqual(["the database", WAITING, expect.stringMatching(/^\d+ migrations? of the database$/)]);
});

it("gives up when the other process never finishes, and says why", async () => {
  const { url } = await made.make();
  const other = await session(url);
  await other.query("BEGIN");
  await other.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
  const { result } = starting(url, { limits: { lockMs: 700 } });
  expect(await result).toBe("Another console has been migrating the database for more than 0.7 s");
});

it("asks for no lock when there is nothing to migrate", async () => {
  const { url } = await made.make();
  expect(await starting(url).result).toBe("it started");
  const other = await session(url);
  await other.query("SELECT pg_advisory_lock($1)", [LOCK]);
  const { steps, result } = starting(url);
  expect(await result).toBe("it started");
  expect(steps).toEqual(["the database"]);
});

it("gives up on a table that another session holds, leaving nothing half done", async () => {
  const { url } = await made.make();
  const folder = mkdtempSync(join(tmpdir(), "console-migrations-"));
  open.push(async () => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "meta"));
  const entries = [{ idx: 0, version: "7", when: 1, tag: "0000_things", breakpoints: true }];
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
  writeFileSync(
    join(folder, "0000_things.sql"),
    "CREATE TABLE others (id int);--> statement-breakpoint\nDROP TABLE things;",
  );
  const other = await session(url);
  await other.query("CREATE TABLE things (id int)");
  await other.query("BEGIN");
  await other.query("LOCK TABLE things");
  const { steps, result } = starting(url, { folder, limits: { tableMs: 300 } });
  expect(await result).toBe(
    "A migration needs a table that another session has held for 0.3 s: canceling statement due to lock timeout",
  );
  expect(steps).toEqual(["the database", "1 migration of the database"]);
  await other.query("COMMIT");
  const { rows } = await other.query("SELECT to_regclass('others') AS others, to_regnamespace('drizzle') AS drizzle");
  expect(rows).toEqual([{ others: null, drizzle: null }]);
});

it("waits for a server that is not up yet, and names it when it does not come", async () => {
  const host = `127.0.0.1:${await freePort()}`;
  const { steps, result } = starting(`postgresql://app:app@${host}/app`, { connectMs: 700 });
  expect(await result).toBe(`The database at ${host} cannot be reached: connect ECONNREFUSED ${host}`);
  expect(steps).toEqual(["the database", `the database at ${host} (connect ECONNREFUSED ${host})`]);
});

it.each([
  [
    "a wrong password",
    (url: URL) => Object.assign(url, { password: "wrong" }),
    /password authentication failed for user/,
  ],
  ["no such database", (url: URL) => Object.assign(url, { pathname: "/nowhere" }), /database "nowhere" does not exist/],
])("does not wait with %s", async (_, change, words) => {
  const { url } = await made.make();
  const began = performance.now();
  expect(await starting(change(new URL(url)).href).result).toMatch(words);
  expect(performance.now() - began).toBeLessThan(3_000);
});

it("takes the user and the password from the query, and never says the password", async () => {
  const { url, name } = await made.make();
  const { host } = new URL(url);
  const inQuery = (password: string) => `postgresql://${host}/${name}?${new URLSearchParams({ user: name, password })}`;
  expect(await starting(inQuery("app")).result).toBe("it started");
  const { steps, result } = starting(inQuery("hunter2"));
  const refused = `password authentication failed for user "${name}"`;
  expect(await result).toBe(`The database at ${host} cannot be reached: ${refused}`);
  expect(steps).toEqual(["the database"]);
  const error = await openServer(inQuery("hunter2")).catch((thrown: unknown) => thrown);
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain("hunter2");
});

it("names the server that the query names", async () => {
  const port = await freePort();
  const { result } = starting(`postgresql://elsewhere/app?host=127.0.0.1&port=${port}&password=hunter2`, {
    connectMs: 0,
  });
  const place = `127.0.0.1:${port}`;
  expect(await result).toBe(`The database at ${place} cannot be reached: connect ECONNREFUSED ${place}`);
  const socket = starting("postgresql:///app?host=/nowhere&user=app&password=hunter2").result;
  expect(await socket).toBe("The database at /nowhere cannot be reached: connect ENOENT /nowhere/.s.PGSQL.5432");
});

it("waits while all connections are taken, and then says so", async () => {
  const { url } = await made.make({ role: "CONNECTION LIMIT 3" });
  const others = await Promise.all([session(url), session(url), session(url)]);
  const { steps, result } = starting(url);
  await expect.poll(() => steps.join()).toContain("too many connections for role");
  await Promise.all(others.map((other) => other.end()));
  await sleep(50);
  expect(await result).toBe("it started");
});
