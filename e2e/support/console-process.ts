import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { type Child, lastLines, startChild } from "../../scripts/lib/children.mjs";
import { followingParent, serverArguments, serverVariables, typescript } from "../../scripts/lib/root.mjs";

const READY_MS = 60_000;

export type Environment = Record<string, string | undefined>;

/** A console in production. */
export type Console = {
  url: string;
  /** Everything it printed since the stack was started, across restarts. */
  logs(): string;
  /** SIGKILL is a crash of the whole process; any other signal is waited for. Default SIGTERM. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number }>;
  /** Starts it again on the same port with the same data; `env` replaces variables from now on (undefined removes). */
  start(env?: Environment): Promise<void>;
  restart(options?: { signal?: NodeJS.Signals; env?: Environment }): Promise<void>;
  /** Undoes what a test did: running, with its first environment. */
  restore(): Promise<void>;
};

/** Resolves once a console answers that it is healthy. Throws with its last lines when it ends or takes longer than `readyMs`. */
export async function whenHealthy(child: Child, url: string, readyMs = READY_MS): Promise<void> {
  const deadline = performance.now() + readyMs;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.status === 200) return;
    const ended = await Promise.race([child.ended, sleep(50)]);
    if (ended) throw new Error(`The console ended with code ${ended.code}:\n${lastLines(child.output(), 30)}`);
  }
  throw new Error(`The console was not healthy after ${readyMs / 1000} s:\n${lastLines(child.output(), 30)}`);
}

/** The server process itself, without `npm start` around it: quicker to start, and it dies at once. Not yet healthy. */
export function spawnServer(port: number, env: Environment): { child: Child; url: string } {
  const args = serverArguments(port, "127.0.0.1");
  const child = startChild("The console", process.execPath, args, {
    env: plainEnvironment({ ...env, ...serverVariables }),
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

/** The environment of this process without what the console reads, so that only `env` counts; its days end as the tests' do. */
export function plainEnvironment(env: Environment): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const given = Object.entries({ PATH, HOME, TMPDIR, LANG, TZ: "UTC", ...env }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...Object.fromEntries(given), NODE_ENV: "production" };
}

/** The whole of `npm start`, which checks the environment itself and then serves; half a second more than the server alone. */
function spawnStart(port: number, env: Environment): { child: Child; url: string } {
  const flags = ["--port", String(port), "--no-env-file", "--no-build"];
  const args = [...followingParent, ...typescript("scripts/start.ts"), ...flags];
  const child = startChild("The console", process.execPath, args, { env: plainEnvironment(env) });
  return { child, url: `http://127.0.0.1:${port}` };
}

type Options = { through?: "npm start" | "the server alone" };

export async function startConsole(port: number, env: Environment, { through }: Options = {}): Promise<Console> {
  const spawn = through === "npm start" ? spawnStart : spawnServer;
  const url = `http://127.0.0.1:${port}`;
  let current = env;
  let child: Child | undefined;
  let earlier = "";
  const console: Console = {
    url,
    logs: () => earlier + (child?.output() ?? ""),
    stop: async (signal = "SIGTERM") => {
      const stopping = child;
      if (!stopping) return { code: 0 };
      const ending = await stopping.stop(signal, 15_000);
      earlier += stopping.output();
      child = undefined;
      return ending;
    },
    start: async (changes) => {
      if (changes) current = { ...current, ...changes };
      child = spawn(port, current).child;
      await whenHealthy(child, url);
    },
    restart: async ({ signal, env: changes } = {}) => {
      await console.stop(signal);
      await console.start(changes);
    },
    restore: async () => {
      if (child?.isRunning() && isDeepStrictEqual(current, env)) return;
      await console.stop();
      current = env;
      await console.start();
    },
  };
  await console.start();
  return console;
}
