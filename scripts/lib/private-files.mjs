// @ts-check
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";

/**
 * A folder that only its owner can enter, also when it was there before.
 * @param {string} folder
 */
export function makePrivateFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/**
 * A file that only its owner can read, also when it was there before.
 * @param {string} file
 * @param {string} text
 */
export function writePrivateFile(file, text) {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}
