import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let base: string;
beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), "demo-"));
  vi.doMock("../lib/root.mjs", () => ({ root: base }));
});
afterEach(() => {
  vi.doUnmock("../lib/root.mjs");
  vi.resetModules();
  fs.rmSync(base, { recursive: true, force: true });
});

it("keeps the demo's data, logs and notes to the user who runs it, in a folder that was open too", async () => {
  fs.mkdirSync(path.join(base, ".data", "demo"), { recursive: true });
  fs.writeFileSync(path.join(base, ".data", "demo", "console.log"), "");
  for (const name of [".data", ".data/demo", ".data/demo/console.log"]) fs.chmodSync(path.join(base, name), 0o777);
  const { keep, openFolder } = await import("./folder.mjs");
  openFolder(false);
  keep({ organizations: 1, sandboxPort: 1, seeded: false, pid: 1 });
  const names = [
    ".data",
    ...fs.readdirSync(path.join(base, ".data"), { recursive: true, encoding: "utf8" }).map((n) => `.data/${n}`),
  ];
  const modes = names.map((name) => [name, (fs.statSync(path.join(base, name)).mode & 0o777).toString(8)]);
  expect(Object.fromEntries(modes)).toEqual({
    ".data": "700",
    ".data/demo": "700",
    ".data/demo/console.log": "600",
    ".data/demo/demo.json": "600",
    ".data/demo/sandbox.log": "600",
  });
});
