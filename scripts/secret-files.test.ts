import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { root, typescript } from "./lib/root.mjs";

// Each run compiles a script.
vi.setConfig({ testTimeout: 120_000 });

const KEY = `vsk_${"1f8e27c4".repeat(8)}`;
let elsewhere: string;
beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), "console-elsewhere-"));
  writeFileSync(join(elsewhere, "key"), `${KEY}\n`);
  // A command reads the file that it is given, in place of the repository's own.
  writeFileSync(join(elsewhere, "env"), "LOG_LEVEL=loud\n");
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Runs a command in a folder that is not the console's, with an environment that stops it before it does anything. */
function run(script: string, flags: string[], keyFile: string) {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    ...{ PATH, HOME, TMPDIR, NODE_ENV: "production" as const, VOCDONI_API_KEY_FILE: keyFile },
    // What tsx would look for in the folder that it is run in.
    TSX_TSCONFIG_PATH: join(root, "tsconfig.json"),
  };
  const tsx = join(root, "node_modules/tsx/dist/loader.mjs");
  const args = typescript(script, ["--conditions=react-server"]).map((each) => (each === "tsx" ? tsx : each));
  const spawned = [...args, ...flags, "--env-file", "env"];
  const { status, stderr } = spawnSync(process.execPath, spawned, { cwd: elsewhere, env, input: "", encoding: "utf8" });
  return { status, lines: stderr.trim().split("\n") };
}

it.each([
  ["scripts/start.ts", ["--no-build"]],
  ["scripts/staff-add.ts", ["--email", "ana@integrator.example", "--name", "Ana"]],
  ["scripts/backup.ts", []],
  ["scripts/restore.ts", ["backup.tar.gz"]],
])("%s reads a secret's relative path from the folder of the console, not from where it is run", (script, flags) => {
  const loud = expect.stringMatching(/^LOG_LEVEL must be /);
  const see = expect.stringMatching(/^See \.env\.example/);
  expect(run(script, flags, relative(root, join(elsewhere, "key")))).toEqual({ status: 1, lines: [loud, see] });
  const missing =
    "VOCDONI_API_KEY_FILE points to a file that does not exist. A relative path counts from the folder of the console";
  expect(run(script, flags, "key")).toEqual({ status: 1, lines: [missing, loud, see] });
});
