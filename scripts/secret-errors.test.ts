import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startEchoingServer } from "@/lib/test/echoing-server";
import { root, typescript } from "./lib/root.mjs";

// Each run compiles what it starts.
vi.setConfig({ testTimeout: 120_000 });

let server: Awaited<ReturnType<typeof startEchoingServer>>;
beforeAll(async () => {
  server = await startEchoingServer();
});
afterAll(() => server.close());

const PASSWORD = "hunter2 & söns";
const IN_QUERY = new URLSearchParams({ user: "app", password: PASSWORD });

const CONSOLE = [
  "--input-type=module",
  "--eval",
  'const c = await import("./lib/worker/console.ts"); c.startConsole()',
];
const STAFF = ["--email", "ana@integrator.example", "--name", "Ana"];

function run(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: unknown; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
    child.stdin?.end("a password that nobody guesses\n");
  });
}

it.each([
  ["the console's start", ["--conditions=react-server", "--import", "tsx", ...CONSOLE]],
  ["staff:add", [...typescript("scripts/staff-add.ts", ["--conditions=react-server"]), ...STAFF]],
])("%s shows no password of DATABASE_URL, whatever the server says", async (_, args) => {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    ...{ PATH, HOME, TMPDIR, NODE_ENV: "production" as const, VOCDONI_API_KEY: `vsk_${"1f8e27c4".repeat(8)}` },
    VOCDONI_API_URL: "http://127.0.0.1:9",
    NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
    DATABASE_URL: `postgresql://${server.host}/app?${IN_QUERY}`,
  };
  const { code, output } = await run(args, env);
  expect(server.seen.splice(0)).toContain(PASSWORD);
  expect(output).toContain(`The database at ${server.host} cannot be reached: the password "[redacted]" was refused`);
  expect(output).not.toContain("hunter2");
  expect(code).toBe(1);
});
