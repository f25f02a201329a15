import { readFileSync } from "node:fs";
import { plainEnvironment, spawnServer, whenHealthy } from "@/e2e/support/console-process";
import { CookieJar, signInByRequest } from "@/e2e/support/staff-session";
import { type Child, startChild } from "../lib/children.mjs";
import { freePort } from "../lib/ports.mjs";
import { followingParent, typescript } from "../lib/root.mjs";
import { EMAIL, PASSWORD } from "./seed";

const READY_MS = 120_000;
const SYNC_MS = 600_000;

/** A console in production, in a process of its own. */
export type Server = { url: string; child: Child; stop: () => Promise<void> };

export async function startServer(env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const { child, url } = spawnServer(port, env);
  const stop = async () => {
    await child.stop("SIGTERM", 30_000);
  };
  try {
    await whenHealthy(child, url, READY_MS);
    return { url, child, stop };
  } catch (error) {
    await child.stop("SIGKILL");
    throw error;
  }
}

/** The first act of a console is a sync; this waits for its end. */
export async function whenSynced({ child }: Server): Promise<void> {
  await child.line(/"msg":"sync ended"/, SYNC_MS);
}

/** A sandbox in a process of its own; `latency` in ms is added to each of its answers. */
export async function startSandboxProcess(
  organizations: number,
  latency: number,
): Promise<{ url: string; child: Child }> {
  const port = await freePort();
  const flags = ["--port", port, "--organizations", organizations, "--latency", latency].map(String);
  const args = [...followingParent, ...typescript("sandbox/server.ts"), ...flags];
  const child = startChild("The sandbox", process.execPath, args, { env: plainEnvironment({}) });
  await child.line(/on http:\/\/127\.0\.0\.1:\d+/, READY_MS);
  return { url: `http://127.0.0.1:${port}`, child };
}

/** Resident memory of a process in MB, now and at its most; null where the system does not tell. */
export function residentMemory(pid: number): { now: number; most: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN);
    return { now: kilobytes("VmRSS") / 1024, most: kilobytes("VmHWM") / 1024 };
  } catch {
    return null;
  }
}

/** The cookies of someone who signed in. */
export async function signIn(url: string): Promise<string> {
  const jar = new CookieJar();
  await signInByRequest(url, EMAIL, PASSWORD, jar);
  return jar.header();
}
