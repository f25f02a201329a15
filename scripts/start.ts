import { spawn } from "node:child_process";
import { constants } from "node:os";
import nextEnv from "@next/env";
import { parseEnv } from "@/lib/env";
import { orExit, readFlags, readWholeNumber } from "./lib/args.mjs";
import { build, buildState } from "./lib/build.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { portProblem } from "./lib/ports.mjs";
import { root, serverArguments, serverVariables } from "./lib/root.mjs";

const HELP = `npm start [-- flags]   serves the console, building it first when there is no build

  --port N        default 3000, or PORT
  --host H        default 127.0.0.1, or HOST
  --no-build      serves the build that is there, however old
  --no-env-file   reads the environment only, no .env file`;

const GRACE_MS = 10_000;

function fail(...lines: string[]): never {
  console.error(lines.join("\n"));
  process.exit(1);
}

/** What Next.js gets: a blank variable counts as none, and next-auth refuses a blank NEXTAUTH_URL. */
function serverEnv() {
  const given = Object.entries(process.env).filter(([, value]) => value?.trim() !== "");
  return {
    ...Object.fromEntries(given),
    NODE_ENV: "production" as const,
    ...serverVariables,
  };
}

async function buildIfNeeded() {
  const state = buildState();
  if (state === "current" || state === "unknown") return;
  console.log(state === "none" ? "There is no build yet: building" : "The sources changed since the build: building");
  const { code } = await build({ output: "inherit" });
  if (code !== 0) fail("The build failed.");
}

/** Runs the server to its end, and resolves with its exit code. */
function serve(port: number, host: string): Promise<number> {
  const server = spawn(process.execPath, serverArguments(port, host), {
    cwd: root,
    env: serverEnv(),
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
    "no-env-file": { type: "boolean" },
    help: { type: "boolean", short: "h" },
  }),
);
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
process.chdir(root);
if (!values["no-env-file"]) nextEnv.loadEnvConfig(root, false);

const range = { min: 1, max: 65_535, fallback: 3000 };
const { value: port } = orExit(readWholeNumber("The port", values.port ?? process.env.PORT, range));
const host = String(values.host ?? process.env.HOST ?? "") || "127.0.0.1";

const environment = parseEnv(process.env);
if (!environment.ok) fail(...environment.lines, "See .env.example");
const problem = await portProblem(port, host);
if (problem) fail(problem);

if (!values["no-build"]) await buildIfNeeded();
// npm starts this through tsx; were tsx killed, nobody would pass a signal on.
if (process.env.npm_lifecycle_event) await import("./lib/follow-parent.mjs");
process.exitCode = await serve(port, host);
