import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type Embedded, openEmbedded } from "./embedded";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let made: string;
let folder: string;
let opened: Embedded;
beforeAll(async () => {
  made = fs.mkdtempSync(path.join(os.tmpdir(), "disk-full-"));
  const { client, close } = await openEmbedded(made);
  await client.exec("CREATE TABLE t (n int PRIMARY KEY, x text)");
  await close();
});
afterAll(() => fs.rmSync(made, { recursive: true, force: true }));
beforeEach(async () => {
  vi.stubEnv("VOCDONI_API_KEY", `vsk_${"1f8e27c4".repeat(8)}`);
  vi.stubEnv("LOG_LEVEL", "silent");
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "disk-full-"));
  fs.cpSync(made, folder, { recursive: true });
  opened = await openEmbedded(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  fs.rmSync(folder, { recursive: true, force: true });
});

function failing(code: string): never {
  throw Object.assign(new Error(code), { code });
}

/** Replaces ending the process: this test's process must continue. */
function watchEnd() {
  const exit = vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("ended");
  });
  const said: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  return { exit, said: () => said.join("") };
}

/** The folder as the next process would find it. */
async function reopened<T>(use: (client: Embedded["client"]) => Promise<T>): Promise<T> {
  vi.restoreAllMocks();
  const copy = `${folder}-next`;
  fs.cpSync(folder, copy, { recursive: true });
  const { client, close } = await openEmbedded(copy);
  try {
    return await use(client);
  } finally {
    await close();
    fs.rmSync(copy, { recursive: true, force: true });
  }
}
const numbers = (client: Embedded["client"]) => client.query("SELECT n FROM t ORDER BY n");

it("refuses a change that does not fit on the disk, goes on, and takes it once there is space", async () => {
  const { client, close } = opened;
  const { exit } = watchEnd();
  await client.query("INSERT INTO t VALUES (1)");
  const write = vi.spyOn(fs, "writeSync").mockImplementation(() => failing("ENOSPC"));
  // Larger than the free part of the table: a new page is needed.
  const large = client.query("INSERT INTO t SELECT n, repeat('x', 1000) FROM generate_series(2, 50) n");
  await expect(large).rejects.toMatchObject({ code: "53100" });
  write.mockRestore();
  await client.query("INSERT INTO t VALUES (2)");
  expect((await numbers(client)).rows).toEqual([{ n: 1 }, { n: 2 }]);
  expect(exit).not.toHaveBeenCalled();
  await close();
});

it("ends with the reason when PostgreSQL lacks the space to continue, and loses nothing", async () => {
  const { client } = opened;
  await client.query("INSERT INTO t VALUES (1)");
  const { exit, said } = watchEnd();
  vi.spyOn(fs, "writeSync").mockImplementation(() => failing("ENOSPC"));
  await client.exec("CHECKPOINT").catch(() => undefined);
  expect(exit).toHaveBeenCalledWith(1);
  expect(said()).toMatch(/stopped: .*No space left on device.*\nEvery acknowledged change is kept/);
  expect(await reopened(numbers)).toMatchObject({ rows: [{ n: 1 }] });
});

it("never acknowledges a change that could not be forced to the disk", async () => {
  const { client } = opened;
  const { exit, said } = watchEnd();
  vi.spyOn(fs, "fsyncSync").mockImplementation(() => failing("EIO"));
  await expect(client.query("INSERT INTO t VALUES (1)")).rejects.toThrow("could not fsync");
  expect(exit).toHaveBeenCalledWith(1);
  expect(said()).toContain("I/O error");
});
