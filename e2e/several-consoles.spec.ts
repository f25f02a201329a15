import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as ask, createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastLines, runChild, startChild } from "../scripts/lib/children.mjs";
import { filesOnDisk } from "../scripts/lib/files.mjs";
import { freePort } from "../scripts/lib/ports.mjs";
import { startPostgres } from "../scripts/lib/postgres.mjs";
import { findServers } from "../scripts/lib/postgres-binaries.mjs";
import { root, serverArguments, serverVariables } from "../scripts/lib/root.mjs";
import { plainEnvironment, spawnServer, whenHealthy } from "./support/console-process";
import { expect, signInThroughForm, test } from "./support/fixtures";
import { formError, uniqueName } from "./support/organizations";
import { consoleEnvironment } from "./support/template";

const PERSON = { email: "sara@integrator.example", password: "several orchards in bloom" };

/** The same sources in a folder of their own, built there. */
async function buildApart(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "console-apart-"));
  for (const file of filesOnDisk()) cpSync(join(root, file), join(folder, file));
  const copied = await runChild("cp", "cp", ["-al", join(root, "node_modules"), join(folder, "node_modules")]);
  if (copied.code !== 0) cpSync(join(root, "node_modules"), join(folder, "node_modules"), { recursive: true });
  const script = join(folder, "scripts/build.mjs");
  const options = { cwd: folder, env: plainEnvironment({}) };
  const { code, output } = await runChild("npm run build", process.execPath, [script], options);
  if (code !== 0) throw new Error(`The build apart failed:\n${lastLines(output, 20)}`);
  return folder;
}

/** Passes a visit on to `pages` and everything else, so each change, to `changes`. */
async function startBalancer(pages: string, changes: string) {
  const server = createServer((incoming, answer) => {
    const { hostname, port } = new URL(incoming.method === "GET" ? pages : changes);
    const { method, url: path, headers } = incoming;
    const outgoing = ask({ hostname, port, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    outgoing.on("error", () => answer.destroy());
    incoming.pipe(outgoing);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  return { url: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() };
}

const missing =
  findServers().length === 0 && process.env.CI !== "true"
    ? " (skipped: no PostgreSQL server of version 15 or later found)"
    : "";

test(`two consoles that were built apart answer each other's forms on one database${missing}`, async ({
  browser,
  stack,
}) => {
  test.skip(missing !== "", missing);
  test.setTimeout(400_000);
  const postgres = await startPostgres();
  if (!postgres.ok) throw new Error(postgres.reason);
  const apart = await buildApart();
  const data = mkdtempSync(join(tmpdir(), "console-several-"));
  const env = {
    ...consoleEnvironment(data, stack.sandbox.url, true),
    DATABASE_URL: postgres.server.url,
    NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
  };
  const idOf = (folder: string) => readFileSync(join(folder, ".next/BUILD_ID"), "utf8");
  expect(idOf(apart)).toBe(idOf(root));

  const first = spawnServer(await freePort(), env);
  await whenHealthy(first.child, first.url);
  const port = await freePort();
  const args = serverArguments(port, "127.0.0.1").map((each) => each.replace(root, `${apart}/`));
  const second = startChild("The other console", process.execPath, args, {
    cwd: apart,
    env: plainEnvironment({ ...env, ...serverVariables }),
  });
  const secondUrl = `http://127.0.0.1:${port}`;
  await whenHealthy(second, secondUrl);
  const balancer = await startBalancer(first.url, secondUrl);
  const context = await browser.newContext({ baseURL: balancer.url });
  try {
    const page = await context.newPage();
    await page.goto("/setup");
    // The code that one console printed is good for the other, which gets the form.
    await page
      .getByLabel(/^One-time code/)
      .fill(/one-time code: ([A-Z0-9-]{14})/.exec(first.child.output())?.[1] ?? "");
    await page.getByLabel(/^Your name/).fill("Sara Several");
    await page.getByLabel(/^Email/).fill(PERSON.email);
    await page.getByLabel(/^Password/).fill(PERSON.password);
    await page.getByRole("button", { name: "Make the administrator" }).click();
    await page.waitForURL("/sign-in");
    await signInThroughForm(page, PERSON.email, PERSON.password);
    const name = uniqueName("Of two consoles");
    await page.goto("/customers/new");
    await page.getByLabel(/^Name/).fill(name);
    await page.getByRole("button", { name: "Create customer" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(formError(page)).toHaveCount(0);
  } finally {
    await context.close();
    balancer.close();
    await Promise.all([first.child.stop("SIGTERM"), second.stop("SIGTERM")]);
    await postgres.server.stop();
    for (const folder of [apart, data]) rmSync(folder, { recursive: true, force: true });
  }
});
