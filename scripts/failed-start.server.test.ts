import { spawnSync } from "node:child_process";
import { afterEach, expect, it, vi } from "vitest";
import { layouts } from "@/lib/test/server-role";
import { PRIMARY_KEY } from "@/sandbox/credentials";
import { freePort } from "./lib/ports.mjs";
import { root, typescript } from "./lib/root.mjs";

// Each run compiles the scripts, and one waits half a minute.
vi.setConfig({ testTimeout: 120_000 });

const made = layouts();
afterEach(() => made.drop());

function run(script: string, flags: string[], databaseUrl: string) {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    ...{ PATH, HOME, TMPDIR, NODE_ENV: "production" as const, VOCDONI_API_KEY: PRIMARY_KEY, LOG_LEVEL: "silent" },
    VOCDONI_API_URL: "http://127.0.0.1:9",
    NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
    DATABASE_URL: databaseUrl,
  };
  const args = [...typescript(script, ["--conditions=react-server"]), ...flags];
  const input = "a password that nobody guesses\n";
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env, input, encoding: "utf8" });
  return { status, stderr: stderr.trim() };
}

const PERSON = ["--email", "ana@integrator.example", "--name", "Ana"];

it.each([
  { script: "scripts/seed-demo.ts", flags: [] },
  { script: "scripts/staff-add.ts", flags: PERSON },
])("$script says in one line which privilege is missing", async ({ script, flags }) => {
  const layout = await made.make({ owned: false });
  const { status, stderr } = run(script, flags, layout.url);
  expect(stderr).toMatch(/^The role app_\w+ lacks privileges on the database .+ GRANT CREATE ON DATABASE .+;$/);
  expect(status).toBe(1);
});

it("says the innermost cause of what PostgreSQL refused", async () => {
  const layout = await made.make();
  await layout.sql("CREATE TABLE public.staff (id int)");
  const { status, stderr } = run("scripts/staff-add.ts", PERSON, layout.url);
  expect(stderr).toBe('relation "staff" already exists');
  expect(status).toBe(1);
});

it("says what it waits for while the database is away", async () => {
  const host = `127.0.0.1:${await freePort()}`;
  const { status, stderr } = run("scripts/staff-add.ts", PERSON, `postgresql://app:app@${host}/app`);
  expect(stderr.split("\n")).toEqual([
    `Waiting for the database at ${host} (connect ECONNREFUSED ${host})…`,
    `The database at ${host} cannot be reached: connect ECONNREFUSED ${host}`,
  ]);
  expect(status).toBe(1);
});
