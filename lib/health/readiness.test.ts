import fs from "node:fs";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Database } from "@/lib/db/types";
import { createTestDatabase } from "@/lib/test/database";
import { recordHeartbeat, workerParts } from "./heartbeat";
import { checkReadiness } from "./readiness";

const holder: typeof globalThis & {
  consoleDatabase?: Promise<Database> | undefined;
  consoleReadiness?: unknown;
  consoleNotReady?: Set<string> | undefined;
  consoleHeartbeats?: Map<string, number> | undefined;
} = globalThis;

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  return () => database.close();
});
beforeEach(() => {
  leave(1024);
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("LOG_LEVEL", "silent");
  holder.consoleDatabase = Promise.resolve(database);
  for (const part of workerParts) recordHeartbeat(part);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  holder.consoleDatabase = undefined;
  holder.consoleReadiness = undefined;
  holder.consoleNotReady = undefined;
  holder.consoleHeartbeats = undefined;
});

/** On the disk of DATA_DIR. */
function leave(megabytes: number): void {
  const stats = { ...{ type: 0, blocks: 0, bfree: 0, files: 0, ffree: 0 }, bavail: megabytes * 256, bsize: 4096 };
  vi.spyOn(fs, "statfsSync").mockReturnValue(stats);
}

const again = () => {
  holder.consoleReadiness = undefined;
  return checkReadiness();
};
const refusing = (code: string, message = "refused") =>
  Promise.resolve({
    ...database,
    db: new Proxy(database.db, {
      get: (target, name) => {
        if (name !== "insert") return Reflect.get(target, name);
        throw Object.assign(new Error(message), { code });
      },
    }),
  });

it("is ready, and has written to the database to know it", async () => {
  const before = new Date();
  const ok = { ok: true };
  expect(await again()).toEqual({
    ready: true,
    checks: { database: ok, migrations: ok, worker: ok, disk: ok },
  });
  const { rows } = await database.executeSql("SELECT at FROM heartbeats WHERE name = 'readiness'");
  const [row] = rows as { at: string | Date }[];
  expect(new Date(row?.at ?? 0).getTime()).toBeGreaterThanOrEqual(before.getTime() - 1);
});

it("writes once however many ask", async () => {
  const insert = vi.spyOn(database.db, "insert");
  holder.consoleReadiness = undefined;
  await Promise.all(Array.from({ length: 20 }, () => checkReadiness()));
  expect(insert).toHaveBeenCalledTimes(1);
});

it("is not ready while the database is not open, or cannot be opened", async () => {
  holder.consoleDatabase = Promise.reject(new Error("password authentication failed for hunter2"));
  holder.consoleDatabase.catch(() => undefined);
  const readiness = await again();
  expect(readiness).toMatchObject({
    ready: false,
    checks: { database: { ok: false, reason: "The database cannot be opened" }, migrations: { ok: false } },
  });
  expect(JSON.stringify(readiness)).not.toContain("hunter2");
});

it("is not ready while the database can only be read", async () => {
  holder.consoleDatabase = refusing("25006", "cannot execute INSERT in a read-only transaction");
  expect(await again()).toMatchObject({
    ready: false,
    checks: {
      database: { ok: false, reason: "The database refuses writes" },
      migrations: { ok: true },
      disk: { ok: true },
    },
  });
});

it("detects a full disk from the database's error, and from the free space in DATA_DIR", async () => {
  holder.consoleDatabase = refusing("53100", "could not extend file: No space left on device");
  expect(await again()).toMatchObject({
    ready: false,
    checks: { database: { ok: false }, disk: { ok: false, reason: "The database has no space left" } },
  });
  leave(3);
  holder.consoleDatabase = Promise.resolve({ ...database, driver: "pglite" });
  expect(await again()).toMatchObject({
    ready: false,
    checks: { database: { ok: true }, disk: { ok: false, reason: "3 MB free in DATA_DIR; 64 MB are needed" } },
  });
  leave(64);
  expect(await again()).toMatchObject({ ready: true });
});

it("names the parts of the worker that have stopped", async () => {
  holder.consoleHeartbeats?.delete("sweep");
  holder.consoleHeartbeats?.set("queue", performance.now() - 10 * 60_000);
  expect(await again()).toMatchObject({
    ready: false,
    checks: { worker: { ok: false, reason: "No sign of life from: sweep, queue" }, database: { ok: true } },
  });
});
