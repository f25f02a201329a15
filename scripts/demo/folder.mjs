// @ts-check
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { portProblem } from "../lib/ports.mjs";
import { makePrivateFolder, writePrivateFile } from "../lib/private-files.mjs";
import { root } from "../lib/root.mjs";

export const folder = join(root, ".data", "demo");
export const logs = {
  sandbox: join(folder, "sandbox.log"),
  console: join(folder, "console.log"),
};
export const sandboxState = join(folder, "sandbox.json");
const notes = join(folder, "demo.json");

/** @typedef {{ organizations: number, sandboxPort: number, seeded: boolean, pid: number }} Kept */

/** @returns {Kept | undefined} what an earlier demo left */
export function kept() {
  try {
    return JSON.parse(readFileSync(notes, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {Kept} demo */
export function keep(demo) {
  writePrivateFile(notes, `${JSON.stringify(demo, null, 2)}\n`);
}

/** @param {boolean} fresh */
export function openFolder(fresh) {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  for (const made of [dirname(folder), folder]) makePrivateFolder(made);
  for (const log of Object.values(logs)) writePrivateFile(log, "");
}

/** True while another demo uses the folder. A process id alone may meanwhile belong to somebody else. */
export async function isRunning() {
  const earlier = kept();
  if (!earlier) return false;
  try {
    process.kill(earlier.pid, 0);
  } catch {
    return false;
  }
  return (await portProblem(earlier.sandboxPort)) !== undefined;
}
