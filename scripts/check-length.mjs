// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryFiles } from "./lib/files.mjs";
import { root } from "./lib/root.mjs";

const LONGEST = 250;
const CHECKED = /\.(?:tsx?|css|mjs|cjs|js)$/;
const GENERATED = /^drizzle\//;

/** @param {string} text */
export const countLines = (text) => (text === "" ? 0 : text.replace(/\n$/, "").split("\n").length);

/** @returns {{ file: string, lines: number }[]} files of the repository that are too long */
export function longFiles() {
  return repositoryFiles()
    .filter((file) => CHECKED.test(file) && !GENERATED.test(file))
    .map((file) => ({ file, lines: countLines(readFileSync(join(root, file), "utf8")) }))
    .filter(({ lines }) => lines > LONGEST);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = longFiles();
  for (const { file, lines } of found) console.error(`${file} has ${lines} lines; ${LONGEST} is the most. Split it.`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
