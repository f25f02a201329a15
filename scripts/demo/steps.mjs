// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { build, buildState } from "../lib/build.mjs";
import { lastLines, runChild, startChild } from "../lib/children.mjs";
import { progress, step } from "../lib/progress.mjs";
import { followingParent, typescript } from "../lib/root.mjs";
import { logs, sandboxState } from "./folder.mjs";

const READY_MS = 60_000;

/** The sandbox's own sign-ins; TypeScript, so only readable once packages are installed. */
async function credentials() {
  const { tsImport } = await import("tsx/esm/api");
  return tsImport("../../sandbox/credentials.ts", import.meta.url);
}

/**
 * @param {import("./folder.mjs").Kept} demo
 * @param {NodeJS.ProcessEnv} env
 */
export async function startSandbox({ organizations, sandboxPort }, env) {
  const flags = ["--port", sandboxPort, "--organizations", organizations, "--state", sandboxState].map(String);
  const args = [...followingParent, ...typescript("sandbox/server.ts"), ...flags];
  const child = startChild("The sandbox", process.execPath, args, { env, log: logs.sandbox });
  const [, url = ""] = await child.line(/on (http:\/\/127\.0\.0\.1:\d+)/, READY_MS).catch((error) => {
    throw new Error(`${lastLines(child.output(), 15)}\n${error.message}`);
  });
  progress(`Started the sandbox with ${organizations} organizations`);
  const { PRIMARY_KEY, SESSION_EMAIL, SESSION_PASSWORD } = await credentials();
  return { child, access: { url, key: PRIMARY_KEY, email: SESSION_EMAIL, password: SESSION_PASSWORD } };
}

/**
 * @param {number} organizations
 * @param {NodeJS.ProcessEnv} env
 */
export async function seed(organizations, env) {
  // "react-server" is the condition under which the package server-only lets itself be imported.
  const args = typescript("scripts/seed-demo.ts", ["--conditions=react-server"]);
  await step("Creating the database and syncing the organizations", "Created the database", async () => {
    const flags = ["--organizations", String(organizations)];
    const { code, output } = await runChild("seed", process.execPath, [...args, ...flags], { env, log: logs.console });
    if (code !== 0) throw new Error(`Couldn't create the demo data:\n${lastLines(output, 20)}`);
  });
}

/** @param {NodeJS.ProcessEnv} env */
export async function buildConsole(env) {
  if (buildState() === "current") return;
  await step("Building the console", "Built the console", async () => {
    const { code, output } = await build({ env });
    if (code !== 0) throw new Error(`The build failed:\n${lastLines(output, 40)}`);
  });
}

/**
 * @param {number} port
 * @param {NodeJS.ProcessEnv} env
 */
export async function startConsole(port, env) {
  progress("Starting the console");
  const args = [...followingParent, ...typescript("scripts/start.ts"), "--port", String(port), "--no-env-file"];
  const child = startChild("The console", process.execPath, args, { env, log: logs.console });
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    const ended = await Promise.race([child.ended, sleep(150)]);
    if (ended) throw new Error(`${lastLines(child.output(), 15)}\nThe console exited with code ${ended.code}`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    if (answer?.status === 200) return child;
  }
  throw new Error(`${lastLines(child.output(), 15)}\nThe console wasn't ready after ${READY_MS / 1000} s`);
}
