import { type Child, startChild } from "../../scripts/lib/children.mjs";
import { followingParent, typescript } from "../../scripts/lib/root.mjs";
import { plainEnvironment } from "./console-process";
import { GENERATION, QUICK, type SandboxControl, sandboxControl } from "./sandbox-control";

const READY_MS = 30_000;
export const ORGANIZATIONS = 240;

/** A sandbox of the Vocdoni API as its own process, with its control endpoints. */
export type Sandbox = SandboxControl & {
  url: string;
  logs(): string;
  /** Vocdoni is down: nothing listens. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** It is back, on the same port with the same state; nothing happens when it runs. */
  start(): Promise<void>;
};

/** @param state file in which it keeps its state */
export async function startSandbox(port: number, state: string): Promise<Sandbox> {
  const url = `http://127.0.0.1:${port}`;
  const flags = ["--port", port, "--state", state, "--organizations", ORGANIZATIONS, "--generation", GENERATION].map(
    String,
  );
  const quick = ["--create-delay", QUICK.createDelay, "--job-delay", QUICK.jobDelay].map(String);
  const args = [...followingParent, ...typescript("sandbox/server.ts"), ...flags, ...quick];
  let child: Child | undefined;
  let earlier = "";
  const sandbox: Sandbox = {
    ...sandboxControl(url),
    url,
    logs: () => earlier + (child?.output() ?? ""),
    stop: async (signal = "SIGTERM") => {
      const stopping = child;
      if (!stopping) return;
      await stopping.stop(signal, 5000);
      earlier += stopping.output();
      child = undefined;
    },
    start: async () => {
      if (child?.isRunning()) return;
      child = startChild("The sandbox", process.execPath, args, { env: plainEnvironment({}) });
      await child.line(/on http:\/\/127\.0\.0\.1:\d+/, READY_MS);
    },
  };
  await sandbox.start();
  return sandbox;
}
