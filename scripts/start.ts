import { spawn } from "node:child_process";
import { constants } from "node:os";
import { resolve } from "node:path";
import { type Env, parseEnv } from "@/lib/env";
import { isFileVariable, trimValue } from "@/lib/env-values";
import { textOf } from "@/lib/messages/text";
import { orExit, readFlags, readWholeNumber } from "./lib/args.mjs";
import { build, buildState } from "./lib/build.mjs";
import { loadEnvFiles } from "./lib/env-file.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { portProblem } from "./lib/ports.mjs";
import { developmentArguments, isPackage, root, serverArguments, serverVariables } from "./lib/root.mjs";

const text = textOf("en", "cli.start");
const seeExample = textOf("en", "cli.common")("seeExample");

const GRACE_MS = 10_000;

function fail(...lines: string[]): never {
  console.error(lines.join("\n"));
  process.exit(1);
}

/**
 * What Next.js gets: a blank variable counts as none, and next-auth reads NEXTAUTH_URL by itself. The server's folder is
 * another one than this process's, which a relative DATA_DIR counts from.
 */
function serverEnv({ NEXTAUTH_URL, DATA_DIR }: Env, dev: boolean) {
  const filled = Object.entries(process.env).filter(([, value]) => value?.trim() !== "");
  return {
    ...Object.fromEntries(filled),
    ...(NEXTAUTH_URL ? { NEXTAUTH_URL } : {}),
    DATA_DIR: resolve(root, DATA_DIR),
    ...Object.fromEntries(
      filled
        .filter(([name]) => isFileVariable(name))
        .map(([name, file]) => [name, resolve(root, trimValue(file ?? ""))]),
    ),
    NODE_ENV: dev ? ("development" as const) : ("production" as const),
    ...serverVariables,
  };
}

async function buildIfNeeded(allowed: boolean) {
  if (isPackage) return;
  const state = buildState();
  if (!allowed && state === "none") fail(text("noBuild"));
  if (!allowed || state === "current") return;
  console.log(state === "none" ? text("building") : text("rebuilding"));
  const { code } = await build({ output: "inherit" });
  if (code !== 0) fail(text("buildFailed"));
}

/** Runs the server to its end, and resolves with its exit code. */
function serve(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const server = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  let killing: NodeJS.Timeout | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (killing) return;
      server.kill(signal);
      killing = setTimeout(() => server.kill("SIGKILL"), GRACE_MS);
    });
  }
  return new Promise((resolve) => {
    server.once("error", (error) => fail(error.message));
    server.once("exit", (code, signal) => {
      clearTimeout(killing);
      resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]);
    });
  });
}

requireNode();
const { values } = orExit(
  readFlags(process.argv.slice(2), {
    port: { type: "string", short: "p" },
    host: { type: "string", short: "H" },
    "no-build": { type: "boolean" },
    "env-file": { type: "string" },
    "no-env-file": { type: "boolean" },
    dev: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  }),
);
if (values.help) {
  console.log(text("help"));
  process.exit(0);
}
const startedIn = process.cwd();
process.chdir(root);
if (!values["no-env-file"]) {
  const file = values["env-file"];
  const problems = loadEnvFiles(root, process.env, typeof file === "string" ? resolve(startedIn, file) : undefined);
  if (problems.length > 0) fail(...problems, seeExample);
}

const range = { min: 1, max: 65_535, fallback: 3000 };
const { value: port } = orExit(readWholeNumber(text("port"), values.port ?? trimValue(process.env.PORT ?? ""), range));
const host = String(values.host ?? trimValue(process.env.HOST ?? "")) || "127.0.0.1";

const environment = parseEnv(process.env);
if (!environment.ok) fail(...environment.lines, seeExample);
const problem = await portProblem(port, host);
if (problem) fail(problem);

const dev = values.dev === true && !isPackage;
if (!dev) await buildIfNeeded(!values["no-build"]);
// npm starts this through tsx; were tsx killed, nobody would pass a signal on.
if (process.env.npm_lifecycle_event) await import("./lib/follow-parent.mjs");
const args = dev ? developmentArguments(port, host) : serverArguments(port, host);
process.exitCode = await serve(args, serverEnv(environment.env, dev));
