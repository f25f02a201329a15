// @ts-check
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastLines } from "./lib/children.mjs";
import { runNpm } from "./lib/npm.mjs";
import { root } from "./lib/root.mjs";

/** What the console runs on; a lock file that lacks a platform's binaries is refused by `npm ci` there. */
const PLATFORMS = [
  ["linux", "x64", "glibc"],
  ["linux", "x64", "musl"],
  ["linux", "arm64", "glibc"],
  ["linux", "arm64", "musl"],
  ["darwin", "arm64"],
  ["darwin", "x64"],
  ["win32", "x64"],
  ["win32", "arm64"],
];
const FILES = ["package.json", "package-lock.json", ".npmrc"];

const folder = mkdtempSync(join(tmpdir(), "console-install-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const file of FILES) copyFileSync(join(root, file), join(folder, file));

/** @param {string} what @param {string[]} args */
async function run(what, ...args) {
  const { code, output } = await runNpm([...args, "--no-audit", "--no-fund"], { cwd: folder });
  if (code !== 0) {
    console.error(`${what} failed:\n${lastLines(output, 20)}`);
    process.exit(1);
  }
  console.log(`${what}: ${lastLines(output, 1)}`);
}

for (const [os, cpu, libc] of PLATFORMS) {
  const flags = [`--os=${os}`, `--cpu=${cpu}`, ...(libc ? [`--libc=${libc}`] : [])];
  await run(`npm ci on ${[os, cpu, libc].filter(Boolean).join(" ")}`, "ci", "--dry-run", "--ignore-scripts", ...flags);
}
await run("npm ci in an empty folder", "ci", "--ignore-scripts");
await run("npm install afterwards", "install", "--ignore-scripts");
const [before, after] = [root, folder].map((place) => readFileSync(join(place, "package-lock.json"), "utf8"));
if (before !== after) {
  console.error("npm install changes package-lock.json: run it and commit the result.");
  process.exit(1);
}
