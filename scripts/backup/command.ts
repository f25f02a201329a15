import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { type Env, parseEnv } from "@/lib/env";

export function fail(...lines: string[]): never {
  console.error(lines.join("\n"));
  process.exit(1);
}

/** The file and the environment of `npm run backup` and `npm run restore`; prints what is wrong with them, and ends. */
export function readCommand(usage: string): { file: string | undefined; env: Env } {
  const options = { "data-dir": { type: "string" }, help: { type: "boolean", short: "h" } } as const;
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
  nextEnv.loadEnvConfig(process.cwd(), false);
  if (values["data-dir"]) process.env.DATA_DIR = values["data-dir"];
  const env = parseEnv(process.env);
  if (!env.ok) fail(...env.lines, "See .env.example.");
  return { file: positionals[0], env: env.env };
}
