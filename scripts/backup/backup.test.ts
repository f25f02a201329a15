import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import * as tar from "tar";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { openFolder } from "@/lib/db/client";
import { type Embedded, openEmbedded } from "@/lib/db/embedded";
import { lockFolder } from "@/lib/db/folder-lock";
import { textOf } from "@/lib/messages/text";
import { catalogOf } from "@/lib/test/catalog";
import { createTestDatabase } from "@/lib/test/database";
import { contentsOf, migrationsUpTo } from "@/lib/test/upgrade";
import { backUp } from "./back-up";
import { restore } from "./restore";

const text = textOf("en", "cli");

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let made: string;
let base: string;
const at = (...names: string[]) => path.join(base, ...names);
beforeAll(async () => {
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("LOG_LEVEL", "silent");
  made = fs.mkdtempSync(path.join(os.tmpdir(), "backup-"));
  const { client, close } = await openEmbedded(made);
  await client.exec("CREATE TABLE t (n int PRIMARY KEY, x text)");
  await close();
  fs.writeFileSync(path.join(made, "auth-secret"), "s".repeat(44), { mode: 0o600 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  fs.rmSync(made, { recursive: true, force: true });
});
beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "backup-"));
  fs.cpSync(made, at("data"), { recursive: true });
});
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

async function numbersIn(dataDir: string): Promise<number[]> {
  const { client, close } = await openEmbedded(dataDir);
  const { rows } = await client.query<{ n: number }>("SELECT n FROM t ORDER BY n");
  await close();
  return rows.map(({ n }) => n);
}

/** Writes row after row until it is stopped; knows the last row that was acknowledged. */
function writing(client: Embedded["client"]) {
  let acknowledged = -1;
  let stopped = false;
  const ended = (async () => {
    for (let n = 0; !stopped; n += 1) {
      await client.query("INSERT INTO t VALUES ($1, $2)", [n, "x".repeat(2_000)]);
      acknowledged = n;
      // PGlite answers without ever giving a timer its turn.
      await setImmediate();
    }
  })();
  return {
    acknowledged: () => acknowledged,
    stop: async () => {
      stopped = true;
      await ended;
    },
  };
}

it("backs up while the console writes, and the restored folder has every row acknowledged before", async () => {
  const { client, close } = await openEmbedded(at("data"));
  const writer = writing(client);
  await vi.waitFor(() => expect(writer.acknowledged()).toBeGreaterThan(20), 60_000);
  const before = writer.acknowledged();
  expect(await backUp(at("data"), at("backup.tar.gz"))).toEqual({ consoleRan: true });
  await vi.waitFor(() => expect(writer.acknowledged()).toBeGreaterThan(before + 1), 60_000);
  await writer.stop();
  await close();

  expect(fs.statSync(at("backup.tar.gz")).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(base).sort()).toEqual(["backup.tar.gz", "data"]);
  expect(fs.readdirSync(at("data")).sort()).toEqual(["auth-secret", "console.lock", "postgres"]);

  expect(await restore(at("backup.tar.gz"), at("new"))).toEqual({ hasSecret: true });
  const numbers = await numbersIn(at("new"));
  expect(numbers.slice(0, before + 1)).toEqual(Array.from({ length: before + 1 }, (_, n) => n));
  // No hole: what came later is there up to one moment.
  expect(numbers).toEqual(numbers.map((_, n) => n));
  expect(fs.readFileSync(at("new", "auth-secret"), "utf8")).toBe("s".repeat(44));
  const loose = fs
    .readdirSync(at("new"), { recursive: true, encoding: "utf8" })
    .filter((name) => (fs.statSync(at("new", name)).mode & 0o077) !== 0);
  expect(loose).toEqual([]);
});

it("runs no statement while the folder is copied: the copy is consistent", async () => {
  const { client, close } = await openEmbedded(at("data"));
  const writer = writing(client);
  const { cp } = fs.promises;
  let during = -1;
  vi.spyOn(fs.promises, "cp").mockImplementation(async (...copy) => {
    const before = writer.acknowledged();
    await cp(...copy);
    await sleep(200);
    during = writer.acknowledged() - before;
  });
  await backUp(at("data"), at("backup.tar.gz"));
  vi.restoreAllMocks();
  await writer.stop();
  await close();
  expect(during).toBe(0);
});

it("backs up a folder that no console runs on, and never overwrites a file", async () => {
  expect(await backUp(at("data"), at("backup.tar.gz"))).toEqual({ consoleRan: false });
  const { mtimeMs } = fs.statSync(at("backup.tar.gz"));
  await expect(backUp(at("data"), at("backup.tar.gz"))).rejects.toThrow("already exists");
  expect(fs.statSync(at("backup.tar.gz")).mtimeMs).toBe(mtimeMs);
  await expect(backUp(at("none"), at("other.tar.gz"))).rejects.toThrow(`${at("none")} contains no database`);
  await restore(at("backup.tar.gz"), at("new"));
  expect(await numbersIn(at("new"))).toEqual([]);
});

it("says so when what holds the folder doesn't respond, and leaves nothing behind", async () => {
  const unlock = lockFolder(at("data"));
  await expect(backUp(at("data"), at("backup.tar.gz"), 300)).rejects.toThrow(text("backup.noResponse"));
  unlock();
  expect(fs.readdirSync(base)).toEqual(["data"]);
  expect(fs.readdirSync(at("data")).sort()).toEqual(["auth-secret", "console.lock", "postgres"]);
});

it("passes on why the console couldn't copy its database", async () => {
  const { close } = await openEmbedded(at("data"));
  vi.spyOn(fs.promises, "cp").mockRejectedValue(new Error("ENOSPC: no space left on device"));
  await expect(backUp(at("data"), at("backup.tar.gz"))).rejects.toThrow("couldn't copy its database: ENOSPC");
  vi.restoreAllMocks();
  await close();
  expect(fs.readdirSync(base)).toEqual(["data"]);
});

async function archive(files: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(at("made", name)), { recursive: true });
    fs.writeFileSync(at("made", name), text);
  }
  await tar.create({ gzip: true, file: at("made.tar.gz"), cwd: at("made") }, fs.readdirSync(at("made")));
  return at("made.tar.gz");
}

it("rejects what it can't restore before writing anything", async () => {
  await backUp(at("data"), at("backup.tar.gz"));
  const whole = fs.readFileSync(at("backup.tar.gz"));
  const flipped = Buffer.from(whole);
  flipped.writeUInt8(whole.readUInt8(whole.length >> 1) ^ 0xff, whole.length >> 1);
  for (const [name, bytes] of Object.entries({ cut: whole.subarray(0, -100), flipped, text: Buffer.from("hello") })) {
    fs.writeFileSync(at(name), bytes);
    await expect(restore(at(name), at("new")), name).rejects.toThrow(at(name));
  }
  await expect(restore(at("none.tar.gz"), at("new"))).rejects.toThrow("doesn't exist");
  const older = { "postgres/PG_VERSION": "17\n", "postgres/global/pg_control": "" };
  await expect(restore(await archive(older), at("new"))).rejects.toThrow("created by PostgreSQL 17");
  await expect(restore(await archive({ "other/file": "" }), at("new"))).rejects.toThrow("it contains other/");
  expect(fs.existsSync(at("new"))).toBe(false);
  await expect(restore(at("backup.tar.gz"), at("data"))).rejects.toThrow(
    text("restore.notEmpty", { folder: at("data"), names: "auth-secret, postgres" }),
  );
});

it("restores a backup of a former console, which the next start moves on", async () => {
  const folder = migrationsUpTo(13);
  const old = await openFolder(at("old"), folder);
  await old.executeSql(fs.readFileSync(`${process.cwd()}/lib/test/console-at-0013.sql`, "utf8"));
  const before = await contentsOf(old);
  await old.close();
  fs.rmSync(folder, { recursive: true });
  await backUp(at("old"), at("old.tar.gz"));
  await restore(at("old.tar.gz"), at("new"));
  const { db, executeSql, close } = await openFolder(at("new"));
  expect((await contentsOf({ executeSql })).get("audit_log")).toEqual(before.get("audit_log"));
  const fresh = await createTestDatabase();
  expect(await catalogOf(db)).toEqual(await catalogOf(fresh.db));
  await fresh.close();
  await close();
});
