import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { plainEnvironment } from "@/e2e/support/console-process";
import { type Child, lastLines, startChild } from "../lib/children.mjs";
import { freePort } from "../lib/ports.mjs";
import { followingParent, nextBin, typescript } from "../lib/root.mjs";
import { EMAIL, PASSWORD } from "./seed";

const READY_MS = 120_000;
const SYNC_MS = 600_000;

/** A console in production, in a process of its own. */
export type Server = { url: string; child: Child; stop: () => Promise<void> };

export async function startServer(env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [...followingParent, nextBin, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const fixed = { NEXT_MANUAL_SIG_HANDLE: "true", NEXT_TELEMETRY_DISABLED: "1", AUTH_TRUST_HOST: "true" };
  const child = startChild("The console", process.execPath, args, { env: plainEnvironment({ ...env, ...fixed }) });
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.status === 200) {
      const stop = async () => {
        await child.stop("SIGTERM", 30_000);
      };
      return { url, child, stop };
    }
    const ended = await Promise.race([child.ended, sleep(50)]);
    if (ended) break;
  }
  await child.stop("SIGKILL");
  throw new Error(`The console did not start:\n${lastLines(child.output(), 20)}`);
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
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return answer;
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf: unknown = await keep(await fetch(`${url}/api/auth/csrf`)).json();
  const token = typeof csrf === "object" && csrf !== null && "csrfToken" in csrf ? String(csrf.csrfToken) : "";
  const body = new URLSearchParams({ csrfToken: token, email: EMAIL, password: PASSWORD, json: "true" });
  const headers = { Cookie: cookies() };
  keep(await fetch(`${url}/api/auth/callback/credentials`, { method: "POST", body, headers, redirect: "manual" }));
  const page = await fetch(`${url}/account`, { headers: { Cookie: cookies() }, redirect: "manual" });
  if (page.status !== 200) throw new Error(`signing in for the benchmark failed: ${page.status}`);
  return cookies();
}
