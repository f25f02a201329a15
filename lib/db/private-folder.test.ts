import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openEmbedded } from "./embedded";
import { closeFolder } from "./private-folder";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "private-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

const modeOf = (file: string) => fs.lstatSync(file).mode & 0o777;
const open = () =>
  [".", ...fs.readdirSync(folder, { recursive: true, encoding: "utf8" })]
    .map((name) => [name, modeOf(path.join(folder, name)).toString(8)])
    .filter(([, mode]) => mode !== "700" && mode !== "600");

it("keeps every file of the embedded database to its owner, whatever the umask", async () => {
  const umask = process.umask(0);
  fs.chmodSync(folder, 0o755);
  const { client, close } = await openEmbedded(folder);
  try {
    await client.exec("CREATE TABLE t (n int PRIMARY KEY, x text); INSERT INTO t SELECT 1, 'x'; CHECKPOINT");
    expect(fs.readdirSync(path.join(folder, "postgres"), { recursive: true }).length).toBeGreaterThan(500);
    expect(open()).toEqual([]);
  } finally {
    process.umask(umask);
    await close();
  }
  expect(open()).toEqual([]);
});

it("restricts an open folder and its content, but not the targets of its links", () => {
  fs.mkdirSync(path.join(folder, "postgres", "base"), { recursive: true });
  const outside = `${folder}-outside`;
  fs.writeFileSync(outside, "");
  fs.symlinkSync(outside, path.join(folder, "link"));
  for (const name of ["auth-secret", "postgres/PG_VERSION", "postgres/base/1"]) {
    fs.writeFileSync(path.join(folder, name), "");
    fs.chmodSync(path.join(folder, name), 0o666);
  }
  for (const name of [".", "postgres", "postgres/base"]) fs.chmodSync(path.join(folder, name), 0o777);
  fs.chmodSync(outside, 0o644);
  closeFolder(folder);
  expect(open().filter(([name]) => name !== "link")).toEqual([]);
  expect(modeOf(outside)).toBe(0o644);
  fs.rmSync(outside);
});

it("makes a new folder closed", () => {
  const made = path.join(folder, "new");
  closeFolder(made);
  expect(modeOf(made)).toBe(0o700);
});

it("refuses, by name, a folder that it cannot close", () => {
  fs.chmodSync(folder, 0o755);
  vi.spyOn(fs, "chmodSync").mockImplementation(() => {
    throw new Error("EPERM: operation not permitted");
  });
  expect(() => closeFolder(folder)).toThrow(
    new RegExp(`^${folder} is open to other users \\(mode 0755\\).*EPERM.*DATA_DIR`),
  );
  vi.spyOn(fs, "chmodSync").mockImplementation(() => undefined);
  expect(() => closeFolder(folder)).toThrow("the file system keeps no permissions");
});

it("refuses a folder that everyone shares, and leaves it as it is", () => {
  fs.chmodSync(folder, 0o1777);
  expect(() => closeFolder(folder)).toThrow("shared with other users");
  expect(fs.lstatSync(folder).mode & 0o7777).toBe(0o1777);
});
