import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PRIMARY_KEY, SESSION_EMAIL, SESSION_PASSWORD } from "../../sandbox/credentials";
import { lastLines, runChild } from "../../scripts/lib/children.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { root, typescript } from "../../scripts/lib/root.mjs";
import { type Environment, plainEnvironment } from "./console-process";
import { ORGANIZATIONS, startSandbox } from "./sandbox-process";

/** Names the folder that was prepared once and is copied for every stack. */
export const TEMPLATE_VARIABLE = "E2E_TEMPLATE";

/** Stands in the environment of every console; nobody listens where it leads. */
export const SMTP_PASSWORD = "mail-password-4cb1e0";

/** A path with a space in it must be quoted there. */
const COMPILE_ONCE = JSON.stringify(join(root, "e2e/support/compile-once.cjs"));

export const dataOf = (folder: string) => join(folder, "data");
export const sandboxStateOf = (folder: string) => join(folder, "sandbox.json");

export function consoleEnvironment(folder: string, sandboxUrl: string, session: boolean): Environment {
  return {
    NODE_OPTIONS: `--require=${COMPILE_ONCE}`,
    DATA_DIR: dataOf(folder),
    VOCDONI_API_URL: sandboxUrl,
    VOCDONI_API_KEY: PRIMARY_KEY,
    VOCDONI_SESSION_EMAIL: session ? SESSION_EMAIL : undefined,
    VOCDONI_SESSION_PASSWORD: session ? SESSION_PASSWORD : undefined,
    SMTP_URL: `smtp://console:${SMTP_PASSWORD}@127.0.0.1:9`,
    SMTP_FROM: "Integrator Console <console@integrator.example>",
    VOCDONI_SETTLE_SECONDS: "2",
    // A reading that begins by itself would be in the way of a test that begins one.
    SYNC_INTERVAL_MINUTES: "59",
    LOG_LEVEL: "debug",
  };
}

/** Fills `folder` with a migrated and seeded database and the state of the sandbox that it mirrors. */
export async function makeTemplate(folder: string) {
  mkdirSync(folder, { recursive: true });
  const sandbox = await startSandbox(await freePort(), sandboxStateOf(folder));
  try {
    const args = typescript("scripts/seed-demo.ts", ["--conditions=react-server"]);
    const env = plainEnvironment(consoleEnvironment(folder, sandbox.url, true));
    const flags = ["--organizations", String(ORGANIZATIONS)];
    const { code, output } = await runChild("seed-demo", process.execPath, [...args, ...flags], { env });
    if (code !== 0) throw new Error(`scripts/seed-demo.ts ended with code ${code}:\n${lastLines(output, 30)}`);
  } finally {
    await sandbox.stop();
  }
}

export function copyTemplate(folder: string) {
  const template = process.env[TEMPLATE_VARIABLE];
  if (!template) throw new Error(`${TEMPLATE_VARIABLE} is not set: global-setup.ts did not run`);
  cpSync(template, folder, { recursive: true });
}
