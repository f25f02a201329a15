import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/lib/ports.mjs";
import { startConsole } from "./support/console-process";
import { expect, signInThroughForm, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { expectPageWorks } from "./support/pages";
import { consoleEnvironment } from "./support/template";
import { text } from "./support/text";
import { watch } from "./support/watch";

const PERSON = { name: "Ona Origen", email: "ona@integrator.example", password: "the very first one" };

test("an empty console is set up once, with the code of its terminal", async ({ browser, stack }) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), "console-first-"));
  const console = await startConsole(await freePort(), consoleEnvironment(folder, stack.sandbox.url, true), {
    through: "npm start",
  });
  const context = await browser.newContext({ baseURL: console.url });
  const found = watch(context, console.url);
  try {
    const code = /one-time code: ([A-Z0-9]{4}(?:-[A-Z0-9]{4}){2})/.exec(console.logs())?.[1] ?? "";
    expect(code).not.toBe("");
    const page = await context.newPage();
    await page.goto("/organizations");
    await expect(page).toHaveURL("/setup");
    await expect(page.getByRole("heading", { level: 1, name: text("auth.setup.title") })).toBeVisible();
    await expectPageWorks(page, { path: "/setup", title: text("auth.setup.metaTitle") });

    await labelled(page, text("auth.setup.code")).fill("AAAA-AAAA-AAAA");
    await labelled(page, text("auth.setup.name")).fill(PERSON.name);
    await labelled(page, text("auth.setup.email")).fill(PERSON.email);
    await labelled(page, text("auth.setup.password")).fill(PERSON.password);
    await page.getByRole("button", { name: text("auth.setup.submit") }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(text("auth.setupErrors.wrongCode"));
    await expect(labelled(page, text("auth.setup.code"))).toBeFocused();
    await expect(labelled(page, text("auth.setup.email"))).toHaveValue(PERSON.email);
    await expect(labelled(page, text("auth.setup.password"))).toHaveValue(PERSON.password);

    await labelled(page, text("auth.setup.code")).fill(code.toLowerCase());
    await page.getByRole("button", { name: text("auth.setup.submit") }).click();
    await expect(page).toHaveURL("/sign-in");

    await page.goto("/setup");
    await expect(page).toHaveURL("/sign-in");
    await signInThroughForm(page, PERSON.email, PERSON.password);
    await expect(page).toHaveURL("/");
    await page.goto("/team");
    await expect(page.getByRole("row", { name: PERSON.name })).toContainText(text("team.roles.admin"));
    expect(found).toEqual([]);
  } finally {
    await context.close();
    await console.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
