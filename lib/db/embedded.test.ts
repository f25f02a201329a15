import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { syncCount } from "./durable-node-fs";
import { maintain, openEmbedded } from "./embedded";

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), "embedded-"));
const remove = (path: string) => fs.rmSync(path, { recursive: true, force: true });

/** A new database, created once because an init takes seconds, after an interrupted init. */
let made: string;
let folder: string;
beforeAll(async () => {
  made = temporary();
  fs.mkdirSync(path.join(made, "postgres.making"));
  fs.writeFileSync(path.join(made, "postgres.making", "PG_VERSION"), "18\n");
  await (await openEmbedded(made)).close();
});
afterAll(() => remove(made));
beforeEach(() => {
  folder = temporary();
});
afterEach(() => remove(folder));

function openMade() {
  fs.cpSync(made, folder, { recursive: true });
  return openEmbedded(folder);
}

it("forces every commit to the disk, and reading costs none", async () => {
  const { client, close } = await openMade();
  await client.exec("CREATE TABLE t (n int)");
  const before = syncCount.fsync;
  for (let n = 0; n < 5; n += 1) await client.query("INSERT INTO t VALUES ($1)", [n]);
  const written = syncCount.fsync;
  expect(written - before).toBeGreaterThanOrEqual(5);
  for (let n = 0; n < 5; n += 1) await client.query("SELECT * FROM t");
  expect(syncCount.fsync).toBe(written);
  await close();
});

it("refuses a second opener by naming the folder, and opens again after the first is gone", async () => {
  const first = await openMade();
  await expect(openEmbedded(folder)).rejects.toThrow(folder);
  await first.close();
  const second = await openEmbedded(folder);
  await second.close();
});

it("lets go of the lock when its holder is killed", async () => {
  fs.cpSync(made, folder, { recursive: true });
  const code = `const fs=require("node:fs");const {tryLock}=require("fs-native-extensions");
    if(tryLock(fs.openSync(process.argv[1],"a+")))console.log("locked");setInterval(()=>{},1000)`;
  const holder = spawn(process.execPath, ["-e", code, path.join(folder, "console.lock")]);
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  await expect(openEmbedded(folder)).rejects.toThrow("in use by another console");
  const exited = new Promise((resolve) => holder.once("exit", resolve));
  holder.kill("SIGKILL");
  await exited;
  const { close } = await openEmbedded(folder);
  await close();
});

it("names the remedy when the folder belongs to another PostgreSQL major", async () => {
  fs.mkdirSync(path.join(folder, "postgres"));
  fs.writeFileSync(path.join(folder, "postgres", "PG_VERSION"), "17\n");
  await expect(openEmbedded(folder)).rejects.toThrow("PostgreSQL 17");
});

it("starts over when the very first init was cut", async () => {
  const { client, close } = await openMade();
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  expect(fs.readdirSync(folder).sort()).toEqual(["console.lock", "postgres"]);
  await close();
});

it("vacuums and gathers statistics, which nothing else does here", async () => {
  const { client, close } = await openMade();
  await client.exec("CREATE TABLE t (n int); INSERT INTO t SELECT generate_series(1, 100); DELETE FROM t;");
  await maintain(client);
  const { rows } = await client.query(
    "SELECT last_vacuum IS NOT NULL AS v, last_analyze IS NOT NULL AS a FROM pg_stat_user_tables WHERE relname = 't'",
  );
  expect(rows).toEqual([{ v: true, a: true }]);
  await close();
});
