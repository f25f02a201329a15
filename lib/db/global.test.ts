import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isDatabaseGone } from "./errors";
import { getDatabase, openDatabase } from "./global";
import type { Database } from "./types";

type Holder = typeof globalThis & { consoleDatabase?: Promise<Database>; consoleDatabaseOpening?: boolean };
const holder: Holder = globalThis;
const database: Database = {
  db: null!,
  driver: "pglite",
  executeSql: async () => ({ rows: [] }),
  close: async () => {},
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  delete holder.consoleDatabase;
  delete holder.consoleDatabaseOpening;
});

it("keeps no caller waiting for a starting console, and counts as an unreachable database", async () => {
  let opened = (_: Database) => {};
  holder.consoleDatabase = new Promise((resolve) => {
    opened = resolve;
  });
  const opening = openDatabase(() => {});
  const asked = getDatabase().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(await Promise.race([asked, "waiting"])).toBe("waiting");
  await vi.advanceTimersByTimeAsync(200);
  expect(await asked).toMatchObject({ message: "The console is starting: its database is not open yet" });
  expect(isDatabaseGone(await asked)).toBe(true);
  const inTime = getDatabase();
  opened(database);
  expect(await inTime).toBe(database);
  expect(await opening).toBe(database);
  expect(await getDatabase()).toBe(database);
});
