import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { hold } from "./support/hold";
import { listedOrganization, rowLink } from "./support/organizations";
import { text } from "./support/text";

const search = (page: Page) => page.getByRole("searchbox", { name: text("organizations.list.search") });
const rows = (page: Page) =>
  page
    .getByRole("table", { name: text("organizations.list.title") })
    .locator("tbody")
    .getByRole("row");

async function chooseUnion(page: Page) {
  await page.getByRole("button", { name: text("organizations.columns.type"), exact: true }).click();
  await page.getByRole("menuitemradio", { name: /^Union/ }).click();
}

test("typing loses no letter and ends with what was typed last, however late the answers come", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "Typed quickly");
  await page.goto("/organizations");
  let asked = 0;
  let late = 0;
  await page.route(/\/organizations\?q=/, async (route) => {
    asked += 1;
    const delay = asked % 2 === 1 ? 900 : 50;
    late += 1;
    await new Promise((done) => setTimeout(done, delay));
    await route.continue().catch(() => undefined);
    late -= 1;
  });
  await search(page).pressSequentially(name, { delay: 280 });
  await expect(search(page)).toHaveValue(name);
  await expect(rows(page)).toHaveCount(1);
  await expect(rowLink(page, name)).toBeVisible();
  await expect.poll(() => late).toBe(0);
  expect(asked).toBeGreaterThan(1);
  await page.waitForLoadState("networkidle");
  await expect(search(page)).toHaveValue(name);
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(name).replaceAll("%20", "\\+")}$`));
});

test("a search and a filter do not undo each other while one is loading", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "Both at once", { type: "union" });
  const tag = name.slice(-8);
  await page.goto("/organizations");
  const searched = await hold(page, /\/organizations\?q=[^&]*(&_rsc|$)/);
  await search(page).fill(tag);
  await searched.asked();
  await chooseUnion(page);
  searched.release();
  await expect(page).toHaveURL(`/organizations?q=${tag}&type=union`);
  await expect(search(page)).toHaveValue(tag);
  await expect(rowLink(page, name)).toBeVisible();

  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto("/organizations");
  const filtered = await hold(page, /\/organizations\?type=union(&_rsc|$)/);
  await chooseUnion(page);
  await filtered.asked();
  await search(page).fill(tag);
  await search(page).press("Enter");
  filtered.release();
  await expect(page).toHaveURL(`/organizations?type=union&q=${tag}`);
  await expect(search(page)).toHaveValue(tag);
  await expect(rowLink(page, name)).toBeVisible();
});

test("Back never shows the rows of one list under the address of another, though a filter was overtaken", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/organizations");
  const shown = () =>
    rows(page)
      .locator("a[href*='/0x']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const all = await shown();
  const first = await hold(page, /\/organizations\?type=union(&_rsc|$)/);
  await chooseUnion(page);
  await first.asked();
  await page.getByRole("button", { name: text("organizations.columns.customer"), exact: true }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${text("organizations.list.unassigned")}`) }).click();
  first.release();
  await expect(page).toHaveURL(/\?type=union&linked=no$/);
  await expect.poll(shown).not.toEqual(all);
  await page.goBack();
  await expect(page).toHaveURL("/organizations");
  await expect.poll(shown).toEqual(all);
});
