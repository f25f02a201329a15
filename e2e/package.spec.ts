import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startChild } from "../scripts/lib/children.mjs";
import { freePort, portProblem } from "../scripts/lib/ports.mjs";
import { serverUser } from "../scripts/lib/postgres-binaries.mjs";
import { packageRoot, root } from "../scripts/lib/root.mjs";
import { type Environment, plainEnvironment, whenHealthy } from "./support/console-process";

// What the image and the service run: a copy of .next/standalone, out of reach of the project's packages, by a user who may
// write to the data folder only. And `npm start`, which runs the same.

const folder = mkdtempSync(join(tmpdir(), "console-package-"));
const [copy, data] = [join(folder, "app"), join(folder, "data")];
const user = serverUser();
const KEY = `vsk_${"1f8e27c4".repeat(8)}`;
const environment: Environment = {
  DATA_DIR: data,
  VOCDONI_API_URL: "http://127.0.0.1:9",
  VOCDONI_API_KEY_FILE: join(folder, "key"),
};

const inCopy = () =>
  readdirSync(copy, { withFileTypes: true, recursive: true }).filter((entry) => !entry.isSymbolicLink());
const contents = () =>
  inCopy().map(({ parentPath, name }) => `${join(parentPath, name)} ${statSync(join(parentPath, name)).mtimeMs}`);

test.describe.configure({ timeout: 180_000 });

test.beforeAll(() => {
  cpSync(packageRoot, copy, { recursive: true, verbatimSymlinks: true });
  for (const entry of inCopy()) chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444);
  chmodSync(copy, 0o555);
  chmodSync(folder, 0o755);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(folder, "key"), `${KEY}\n`);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(data, user.uid, user.gid);
});
test.afterAll(() => {
  if (user.uid === undefined)
    for (const entry of inCopy()) if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Environment) {
  const port = await freePort();
  const args = [join(copy, "scripts/start.mjs"), "--port", String(port)];
  const child = startChild("The package", process.execPath, args, { ...user, cwd: folder, env: plainEnvironment(env) });
  return { child, port, url: `http://127.0.0.1:${port}` };
}

function addStaff(email: string) {
  const args = [join(copy, "scripts/staff-add.mjs"), "--email", email, "--name", "Ana Puig"];
  const input = "correct horse battery package\n";
  const env = plainEnvironment(environment);
  return spawnSync(process.execPath, args, { ...user, cwd: folder, env, input, encoding: "utf8" });
}

test("the package serves with nothing but Node and a data folder, and writes nowhere else", async () => {
  const before = contents();
  expect(before.filter((name) => /\/\.env(\.|\s)/.test(name))).toEqual([]);
  const { child, port, url } = await start(environment);
  await whenHealthy(child, url);
  const page = await (await fetch(`${url}/setup`)).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg|woff2)[^"]*)"/g)].map(
    ([, path]) => path ?? "",
  );
  expect(assets.filter((path) => path.endsWith(".css")).length).toBeGreaterThan(0);
  for (const path of assets) expect((await fetch(url + path)).status, path).toBe(200);
  expect(child.output()).not.toMatch(/ENOENT|EROFS|EACCES|Cannot find|warn/i);
  expect(child.output()).not.toContain(KEY);

  expect(await child.stop("SIGTERM", 15_000)).toMatchObject({ code: 0 });
  expect(await portProblem(port)).toBeUndefined();
  // Its own password hash and its own database, without npm.
  expect(addStaff("ana@integrator.example")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("Added Ana Puig as admin."),
  });
  expect(addStaff("ana@integrator.example")).toMatchObject({ status: 1 });
  expect(contents()).toEqual(before);
});

test("the package checks its environment as npm start does, by name", async () => {
  const { child } = await start({ ...environment, VOCDONI_API_KEY: KEY, HTTPS_PROXY: "proxy:3128" });
  expect(await child.ended).toMatchObject({ code: 1 });
  expect(child.output()).toMatch(/^VOCDONI_API_KEY_FILE and VOCDONI_API_KEY are both set.*\nHTTPS_PROXY must be/m);
  expect(child.output()).not.toContain(KEY);
});

test("npm start ends with npm, whose shell stands in between: SIGTERM reaches npm alone, Ctrl-C all of them", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const port = await freePort();
    const args = ["start", "--", "--port", String(port), "--no-env-file", "--no-build"];
    const env = plainEnvironment({ ...environment, DATA_DIR: join(folder, "other-data") });
    const npm = spawn("npm", args, { cwd: root, env, detached: true, stdio: "ignore" });
    const group = -(npm.pid ?? 0);
    const health = () =>
      fetch(`http://127.0.0.1:${port}/api/health`).then(
        ({ status }) => status,
        () => 0,
      );
    try {
      await expect.poll(health, { timeout: 60_000 }).toBe(200);
      if (signal === "SIGTERM") npm.kill(signal);
      else process.kill(group, signal);
      await expect.poll(() => portProblem(port), { timeout: 15_000 }).toBeUndefined();
    } finally {
      // Whatever a failure left behind.
      if (await portProblem(port)) process.kill(group, "SIGKILL");
    }
  }
});
