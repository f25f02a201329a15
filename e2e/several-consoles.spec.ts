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
import { labelled } from "./support/labelled";
import { formError, uniqueName } from "./support/organizations";
import { consoleEnvironment } from "./support/template";
import { text } from "./support/text";

const PERSON = { email: "sara@integrator.example", password: "several orchards in bloom" };

/** The same sources in a folder of their own, built there. */
async function buildApart(folder: string): Promise<void> {
  for (const file of filesOnDisk()) cpSync(join(root, file), join(folder, file));
  const copied = await runChild("cp", "cp", ["-al", join(root, "node_modules"), join(folder, "node_modules")]);
  if (copied.code !== 0) cpSync(join(root, "node_modules"), join(folder, "node_modules"), { recursive: true });
  const script = join(folder, "scripts/build.mjs");
  const options = { cwd: folder, env: plainEnvironment({}) };
  const { code, output } = await runChild("npm run build", process.execPath, [script], options);
  if (code !== 0) throw new Error(`The build apart failed:\n${lastLines(output, 20)}`);
}

function temporary(name: string, ends: (() => unknown)[]): string {
  const folder = mkdtempSync(join(tmpdir(), `console-${name}-`));
  ends.unshift(() => rmSync(folder, { recursive: true, force: true }));
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
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close().closeAllConnections() };
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
  /** What was begun, the last first. */
  const ends: (() => unknown)[] = [];
  try {
    const postgres = await startPostgres();
    if (!postgres.ok) throw new Error(postgres.reason);
    ends.unshift(() => postgres.server.stop());
    const [apart, data] = [temporary("apart", ends), temporary("several", ends)];
    await buildApart(apart);
    const idOf = (folder: string) => readFileSync(join(folder, ".next/BUILD_ID"), "utf8");
    expect(idOf(apart)).toBe(idOf(root));

    const env = {
      ...consoleEnvironment(data, stack.sandbox.url, true),
      DATABASE_URL: postgres.server.url,
      NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
    };
    const first = spawnServer(await freePort(), env);
    ends.unshift(() => first.child.stop("SIGTERM"));
    await whenHealthy(first.child, first.url);
    const port = await freePort();
    const args = serverArguments(port, "127.0.0.1").map((each) => each.replace(root, `${apart}/`));
    const variables = plainEnvironment({ ...env, ...serverVariables });
    const second = startChild("The other console", process.execPath, args, { cwd: apart, env: variables });
    ends.unshift(() => second.stop("SIGTERM"));
    await whenHealthy(second, `http://127.0.0.1:${port}`);
    const balancer = await startBalancer(first.url, `http://127.0.0.1:${port}`);
    ends.unshift(balancer.close);
    const context = await browser.newContext({ baseURL: balancer.url });
    ends.unshift(() => context.close());

    const page = await context.newPage();
    await page.goto("/setup");
    // The code that one console printed is good for the other, which gets the form.
    const [, code = ""] = /one-time code: ([A-Z0-9-]{14})/.exec(first.child.output()) ?? [];
    await labelled(page, text("auth.setup.code")).fill(code);
    await labelled(page, text("auth.setup.name")).fill("Sara Several");
    await labelled(page, text("auth.setup.email")).fill(PERSON.email);
    await labelled(page, text("auth.setup.password")).fill(PERSON.password);
    await page.getByRole("button", { name: text("auth.setup.submit") }).click();
    await page.waitForURL("/sign-in");
    await signInThroughForm(page, PERSON.email, PERSON.password);
    const name = uniqueName("Of two consoles");
    await page.goto("/customers/new");
    await labelled(page, text("customers.fields.name")).fill(name);
    await page.getByRole("button", { name: text("customers.form.create") }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(formError(page)).toHaveCount(0);
  } finally {
    for (const end of ends) await end();
  }
});
