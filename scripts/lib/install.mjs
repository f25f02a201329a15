// @ts-check
import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines } from "./children.mjs";
import { runNpm } from "./npm.mjs";
import { root } from "./root.mjs";

const stamp = join(root, "node_modules", ".console-install");
const marker = join(root, "node_modules", ".package-lock.json");
const inputs = ["package.json", "package-lock.json"].map((name) => join(root, name));

function wanted() {
  const hash = createHash("sha256").update(process.platform).update(process.arch);
  for (const file of inputs) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** True when node_modules holds what package-lock.json names, whoever installed it. */
export function isInstalled() {
  try {
    const installedAt = statSync(marker).mtimeMs;
    if (inputs.every((file) => statSync(file).mtimeMs <= installedAt)) return true;
    return readFileSync(stamp, "utf8") === wanted();
  } catch {
    return false;
  }
}

/** Installs the packages. Throws with npm's last lines when it fails. */
export async function install() {
  rmSync(stamp, { force: true });
  // A caller's NODE_ENV=production would leave the development packages out.
  const args = ["install", "--no-audit", "--no-fund", "--include=dev"];
  const { code, output } = await runNpm(args);
  if (code !== 0) throw new Error(`npm install failed:\n${lastLines(output, 30)}`);
  writeFileSync(stamp, wanted());
}
