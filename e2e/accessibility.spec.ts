import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/lib/root.mjs";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { expectKeyboardReachesAll, expectOpenersWork } from "./support/keyboard";
import { beginsWith } from "./support/labelled";
import { customerPages, expectPageWorks, pages } from "./support/pages";
import { anElection, anImport } from "./support/samples";
import { text } from "./support/text";

/** Axe in light and dark, 390 px, a title of its own and the keyboard; see `expectPageWorks`. */
for (const [group, members] of Object.entries(pages)) {
  test(`every page works for everybody: ${group}`, async ({ page, signIn }) => {
    test.setTimeout(120_000);
    await signIn("admin");
    // The quota that an earlier test of this worker set must not be what the page still shows.
    await page.request.get("/api/quota?fresh=1");
    for (const [name, one] of Object.entries(members)) await test.step(name, () => expectPageWorks(page, one));
  });
}

test("every page works for everybody: a customer", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  for (const one of Object.values(await customerPages(page))) await expectPageWorks(page, one);
});

test("every page works for everybody: an import", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  const id = await anImport(page);
  const path = `/organizations/import/${id}`;
  await page.goto(path);
  await expect(page.getByText(text("imports.progress.completed"), { exact: true })).toBeVisible();
  await expectPageWorks(page, { path, title: `Import ${id.slice(0, 4)}`, opens: [text("imports.follow.status")] });
});

test("every page works for everybody: an election", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn("viewer");
  const { address, id, name } = await anElection(page);
  const title = text("elections.detail.pageTitle", { name });
  await expectPageWorks(page, { path: `/organizations/${address}/elections/${id}`, title });
});

test("every page works for everybody: signing in and what a role does not allow", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await expectPageWorks(page, { path: "/sign-in", title: text("auth.signIn.title") });
  await signIn("viewer");
  await expectPageWorks(page, { path: "/settings", title: text("shell.forbidden.metaTitle") });
});

test("an address that leads nowhere has a page that obeys its policy too", async ({ page, signIn }) => {
  await signIn("viewer");
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()["content-security-policy"]).toMatch(/script-src 'self' 'nonce-/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("no page is left out of these visits, and each has a title of its own", () => {
  const others = [
    "/organizations/import/1",
    "/organizations/1/elections/1",
    "/alerts/1",
    "/customers/1",
    "/customers/1/edit",
    "/operations/1",
    "/sign-in",
    "/setup",
  ];
  const ours = Object.values(pages).flatMap((group) => Object.values(group));
  const titles = new Map(ours.map(({ path, title }) => [path.replace(/\?.*/, ""), title]));
  expect(new Set(titles.values()).size).toBe(titles.size);
  const visited = [...titles.keys(), ...others];
  const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => /(^|\/)page\.tsx$/.test(file)).map((file) => file.replace(/\/?page\.tsx$/, ""));
  expect(routes.length).toBeGreaterThan(15);
  const patternOf = (route: string) =>
    `/${route.replaceAll(/\([^)]+\)\/?/g, "").replaceAll(/\[[^\]]+\]/g, "(0x)?[0-9a-f]+")}`.replace(/(.)\/$/, "$1");
  const isVisited = (pattern: RegExp) => visited.some((path) => pattern.test(path));
  const missing = routes.map(patternOf).filter((route) => !isVisited(new RegExp(`^${route}$`, "i")));
  expect(missing).toEqual([]);
});

test("the console can be used by keyboard alone", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: text("shell.app.skip") })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();

  const search = page.getByRole("searchbox", { name: text("organizations.list.search") });
  await search.focus();
  await page.keyboard.type("Ajuntament");
  await expect(page).toHaveURL(/q=Ajuntament/);
  await expect(search).toBeFocused();
  await expect(page.getByRole("row").nth(1)).toContainText("Ajuntament");

  const first = page.getByRole("row").nth(1).getByRole("link").first();
  for (let presses = 0; presses < 25; presses += 1) {
    if (await first.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/organizations\/0x/);

  await page
    .getByRole("button", { name: /customer$/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: /customer$/ }).first()).toBeFocused();
});

test("the frame of every page is reached by keyboard, as are its menus, which are readable in both themes", async ({
  page,
  signIn,
}) => {
  // Whose frame has the most links.
  await signIn("admin");
  await page.goto("/account");
  await expectKeyboardReachesAll(page, "too");
  await signIn("viewer");
  await page.goto("/account");
  expect(await expectOpenersWork(page, "aside")).toEqual([expect.stringContaining(text("shell.user.menu"))]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await expectOpenersWork(page, "header")).toEqual([text("shell.menu.open")]);
  await page.getByRole("button", { name: text("shell.menu.open") }).press("Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("shell.user.menu") })
    .press("Enter");
  await expect(page.getByRole("dialog", { name: text("shell.user.title") })).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page);
  }
});

test("the menu of a phone opens, is followed and closes", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.getByRole("button", { name: text("shell.menu.open") }).click();
  await expectAccessible(page);
  await page
    .getByRole("dialog")
    .getByRole("link", { name: beginsWith(text("shell.pages.customers")) })
    .click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByRole("dialog")).toBeHidden();
});
