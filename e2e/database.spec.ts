import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { freePort } from "../scripts/lib/ports.mjs";
import { startPostgres } from "../scripts/lib/postgres.mjs";
import { findServers } from "../scripts/lib/postgres-binaries.mjs";
import { startConsole } from "./support/console-process";
import { expect, signInThroughForm, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { createButton, fillCreateForm, formError, operationPanel, uniqueName } from "./support/organizations";
import { consoleEnvironment } from "./support/template";
import { text } from "./support/text";

const missing = findServers().length === 0 ? " (skipped: no PostgreSQL server of version 15 or later found)" : "";
const PERSON = { name: "Dora Database", email: "dora@integrator.example", password: "the very first one" };

/** A door in front of a server: closed, it cuts every connection and refuses new ones, as a server that ended does. */
async function openDoor(target: number) {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(target, "127.0.0.1");
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        inside.destroy();
        outside.destroy();
      });
    }
    inside.pipe(outside).pipe(inside);
  });
  const open = () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open();
  return { port, open, close };
}

async function setUp(page: Page, logs: string) {
  await page.goto("/setup");
  await labelled(page, text("auth.setup.code")).fill(/one-time code: ([A-Z0-9-]{14})/.exec(logs)?.[1] ?? "");
  await labelled(page, text("auth.setup.name")).fill(PERSON.name);
  await labelled(page, text("auth.setup.email")).fill(PERSON.email);
  await labelled(page, text("auth.setup.password")).fill(PERSON.password);
  await page.getByRole("button", { name: text("auth.setup.submit") }).click();
  await page.waitForURL("/sign-in");
  await signInThroughForm(page, PERSON.email, PERSON.password);
}

test(`the database gone: one clear page, and it works again without a restart${missing}`, async ({
  browser,
  stack,
}) => {
  test.skip(missing !== "", missing);
  test.slow();
  const postgres = await startPostgres();
  if (!postgres.ok) throw new Error(postgres.reason);
  const door = await openDoor(Number(new URL(postgres.server.url).port));
  const folder = mkdtempSync(join(tmpdir(), "console-database-"));
  const url = new URL(postgres.server.url);
  url.port = String(door.port);
  const console = await startConsole(await freePort(), {
    ...consoleEnvironment(folder, stack.sandbox.url, true),
    DATABASE_URL: url.href,
    NEXTAUTH_SECRET: "a secret of at least thirty-two characters",
  });
  const context = await browser.newContext({ baseURL: console.url });
  let isOpen = true;
  try {
    const page = await context.newPage();
    await setUp(page, console.logs());
    const name = uniqueName("On the server");
    await fillCreateForm(page, name);
    const health = async () => (await context.request.get("/api/health")).status();
    expect(await health()).toBe(200);

    await door.close();
    isOpen = false;
    expect(await health()).toBe(503);
    await createButton(page).click();
    await expect(formError(page)).toContainText(text("errors.action.databaseGone"));
    await expect(page.getByRole("textbox", { name: "Name (required)" })).toHaveValue(name);

    const other = await context.newPage();
    for (const path of ["/", "/organizations", "/operations", "/sign-in"]) {
      const answer = await other.goto(path);
      expect(answer?.status(), `status of ${path}`).toBeGreaterThanOrEqual(500);
      await expect(other.getByRole("heading", { level: 1 })).toHaveText(
        new RegExp(`${text("shell.error.title")}|The console is unavailable`),
      );
      await expect(other.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(other.locator("body")).toContainText("Nothing was changed.");
      expect(await answer?.text()).not.toMatch(/ECONNREFUSED|57P01|Failed query|\n\s+at .+:\d+:\d+/);
    }
    const polled = await context.request.get("/api/sync");
    expect(polled.status()).toBe(503);
    expect(await polled.json()).toMatchObject({ ok: false, error: { code: "database-unavailable" } });

    await door.open();
    isOpen = true;
    await expect.poll(health).toBe(200);
    await other.goto("/organizations");
    await expect(other.getByRole("heading", { level: 1, name: "Organizations" })).toBeVisible();
    await createButton(page).click();
    await expect(operationPanel(page).getByText(text("operations.progress.created"))).toBeVisible();
  } finally {
    await context.close();
    if (!isOpen) await door.open();
    await console.stop();
    await door.close();
    await postgres.server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
