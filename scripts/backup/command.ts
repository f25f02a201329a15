import path from "node:path";
import { parseArgs } from "node:util";
import { type Env, parseEnv } from "@/lib/env";
import { textOf } from "@/lib/messages/text";
import { loadEnvFiles } from "../lib/env-file.mjs";
import { root } from "../lib/root.mjs";

const seeExample = textOf("en", "cli.common")("seeExample");

export function fail(...lines: string[]): never {
  console.error(lines.join("\n"));
  process.exit(1);
}

/** The file and the environment of `npm run backup` and `npm run restore`. Prints what is wrong with them, and exits. */
export function readCommand(usage: string): { file: string | undefined; env: Env } {
  const options = {
    "data-dir": { type: "string" },
    "env-file": { type: "string" },
    help: { type: "boolean", short: "h" },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), "", usage);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (positionals.length > 1) fail(usage);
  const problems = loadEnvFiles(root, process.env, values["env-file"] && path.resolve(values["env-file"]));
  if (problems.length > 0) fail(...problems, seeExample);
  if (values["data-dir"]) process.env.DATA_DIR = path.resolve(values["data-dir"]);
  const env = parseEnv(process.env);
  if (!env.ok) fail(...env.lines, seeExample);
  // As `npm start` reads it: from the folder of the console.
  return { file: positionals[0], env: { ...env.env, DATA_DIR: path.resolve(root, env.env.DATA_DIR) } };
}
