// @ts-check
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./root.mjs";

const NOT_OURS = new Set(["node_modules", "test-results", "playwright-report", "coverage"]);

/**
 * Files below a folder, as paths from the root, without hidden ones and what is installed or generated.
 * @param {string} [folder]
 * @returns {string[]}
 */
export function filesOnDisk(folder = root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOnDisk(path) : [relative(root, path)];
  });
}

/** Files that are in version control or could be added to it; in a copy without it, those on disk. */
export function repositoryFiles() {
  try {
    const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    const listed = execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return listed.split("\0").filter((file) => file && existsSync(join(root, file)));
  } catch {
    return filesOnDisk();
  }
}
