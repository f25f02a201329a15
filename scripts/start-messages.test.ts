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

/** In pino's figures. */
const WARN = 40;
const PASSWORD = "hunter2 & söns";
const IN_QUERY = new URLSearchParams({ user: "app", password: PASSWORD });

const CONSOLE = [
  ...["--conditions=react-server", "--import", "tsx", "--input-type=module"],
  ...["--eval", 'const c = await import("./lib/worker/console.ts"); c.startConsole()'],
];
const STAFF = ["--email", "ana@integrator.example", "--name", "Ana"];

/** Runs what does not get past its database. */
function run(args: string[], more: Record<string, string> = {}): Promise<{ code: unknown; output: string }> {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    ...{ PATH, HOME, TMPDIR, NODE_ENV: "production" as const, VOCDONI_API_KEY: `vsk_${"1f8e27c4".repeat(8)}` },
    VOCDONI_API_URL: "https://vocdoni.invalid",
    NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
    DATABASE_URL: `postgresql://${server.host}/app?${IN_QUERY}`,
    ...more,
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
    child.stdin?.end("a password that nobody guesses\n");
  });
}

it.each([
  ["the console's start", CONSOLE],
  ["staff:add", [...typescript("scripts/staff-add.ts", ["--conditions=react-server"]), ...STAFF]],
])("%s shows no password of DATABASE_URL, whatever the server says", async (_, args) => {
  const { code, output } = await run(args);
  expect(server.seen.splice(0)).toContain(PASSWORD);
  expect(output).toContain(`The database at ${server.host} cannot be reached: the password "[redacted]" was refused`);
  expect(output).not.toContain("hunter2");
  expect(code).toBe(1);
});

it.each([
  ["75", ["VOCDONI_SETTLE_SECONDS is 75 and counts as 85: a change may take effect that late"]],
  ["90", []],
])("the console's start with VOCDONI_SETTLE_SECONDS=%s warns once, or not at all", async (seconds, warnings) => {
  const { output } = await run(CONSOLE, { VOCDONI_SETTLE_SECONDS: seconds });
  const lines = output.split("\n").filter((line) => line.startsWith("{"));
  const said = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === WARN);
  expect(said.map(({ msg }) => msg)).toEqual(warnings);
});
