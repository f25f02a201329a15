import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { seededAddress } from "./support/organizations";

function pagesOf(): Record<string, string> {
  const address = seededAddress();
  return {
    overview: "/",
    organizations: "/organizations",
    "organizations, none found": "/organizations?q=there-is-no-such-name",
    organization: `/organizations/${address}`,
    "new organization": "/organizations/new",
    "edit organization": `/organizations/${address}/edit`,
    "delete organization": `/organizations/${address}/delete`,
    customers: "/customers",
    "new customer": "/customers/new",
    quota: "/quota",
    operations: "/operations",
    activity: "/activity",
    team: "/team",
    account: "/account",
    settings: "/settings",
    "not found": "/organizations/0x12",
  };
}

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${theme}`, async ({ page, signIn }) => {
    test.setTimeout(180_000);
    await signIn("admin");
    await setTheme(page, theme);
    for (const path of Object.values(pagesOf())) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
    }
    await page.context().clearCookies({ name: /session/ });
    await page.goto("/sign-in");
    await expectAccessible(page);
  });
}

test("no page scrolls sideways at 390 px, and each has a title of its own", async ({ page, signIn }) => {
  test.setTimeout(90_000);
  await signIn("admin");
  await page.setViewportSize({ width: 390, height: 844 });
  const titles: string[] = [];
  const pages = Object.entries(pagesOf()).filter(([name]) => name !== "organizations, none found");
  for (const [name, path] of pages) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${name} is wider than the screen`).toBeLessThanOrEqual(390);
    titles.push(await page.title());
  }
  expect([...new Set(titles)].sort()).toEqual(titles.sort());
});

test("the console can be used by keyboard alone", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /skip/i })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();

  const search = page.getByRole("searchbox", { name: "Search organizations" });
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

test("the menu of a phone opens, is followed and closes", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.getByRole("button", { name: /menu/i }).click();
  await expectAccessible(page);
  await page
    .getByRole("dialog")
    .getByRole("link", { name: /^Customers/ })
    .click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByRole("dialog")).toBeHidden();
});
