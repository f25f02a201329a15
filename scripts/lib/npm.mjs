// @ts-check
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { runChild } from "./children.mjs";

/**
 * How npm is started. On Windows `npm` is a batch file, which cannot be started as a program: its script is run by Node.
 * @returns {[command: string, ...args: string[]]}
 */
function npmCommand() {
  const scripts = [process.env.npm_execpath, join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js")];
  const script = scripts.find((file) => file && /npm-cli\.[cm]?js$/.test(file) && existsSync(file));
  return script ? [process.execPath, script] : ["npm"];
}

/**
 * Runs npm to its end.
 * @param {string[]} args
 * @param {import("./children.mjs").Options} [options]
 */
export function runNpm(args, options) {
  const [command, ...first] = npmCommand();
  return runChild(`npm ${args[0]}`, command, [...first, ...args], options);
}
