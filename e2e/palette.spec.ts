import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { labelled } from "./support/labelled";
import { listedOrganization, uniqueName } from "./support/organizations";
import { field, openPalette, option, palette } from "./support/palette";
import { text } from "./support/text";

/** What the palette offers to those who may change something. */
const offered = [
  text("shell.actions.newOrganization"),
  text("shell.actions.newCustomer"),
  text("shell.palette.syncNow"),
];

test("opens by keyboard from any page, finds an organization, and gives the focus back", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Palet·la Ébène");
  for (const path of ["/quota", "/customers", "/organizations"]) {
    await page.goto(path);
    const button = page.getByRole("button", { name: text("shell.palette.title") });
    await button.focus();
    await openPalette(page);
    await page.keyboard.press("Escape");
    await expect(palette(page)).toBeHidden();
    await expect(button).toBeFocused();
  }
  for (const words of [
    `ebene ${name.slice(-8)}`,
    address.slice(2, 20),
    `${address.slice(0, 6)}…${address.slice(-4)}`,
  ]) {
    await page.goto("/quota");
    await openPalette(page);
    await page.keyboard.type(words);
    await expect(option(page, name)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/organizations/${address}`);
    await expect(palette(page)).toBeHidden();
  }
  await openPalette(page);
  await expect(option(page, name)).toBeVisible();
  const [tab] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Control+Enter")]);
  await expect(tab).toHaveURL(new RegExp(address));
});

test("finds customers and pages, and says when nothing matches", async ({ page, signIn }) => {
  await signIn("operator");
  const customer = uniqueName("Zürcher Palette");
  await page.goto("/customers/new");
  await labelled(page, text("customers.fields.name")).fill(customer);
  await page.getByRole("button", { name: text("customers.form.create") }).click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  await openPalette(page);
  await field(page).fill(`zurcher ${customer.slice(-8)}`);
  await expect(option(page, customer)).toBeVisible();
  await field(page).fill(text("shell.pages.quota").toLowerCase());
  await expect(option(page, text("shell.pages.quota"))).toBeVisible();
  await field(page).fill("nothing is called so");
  await expect(palette(page).getByText(text("shell.palette.nothing"))).toBeVisible();
});

test("offers what the role may do, and is cleared at sign-out", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "Remembered");
  await page.goto("/");
  await openPalette(page);
  for (const action of offered) await expect(option(page, action)).toBeVisible();
  await field(page).fill(name);
  await option(page, new RegExp(`^${name}`)).click();
  await expect(palette(page)).toBeHidden();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain(name);
  await signIn("viewer");
  await page.goto("/");
  await openPalette(page);
  await expect(option(page, text("shell.pages.organizations"))).toBeVisible();
  for (const action of [...offered, name]) await expect(option(page, action)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: new RegExp(text("shell.user.menu")) }).click();
  await page.getByRole("button", { name: text("shell.user.signOut") }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(name);
});

test("says when the search failed, and tries again", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/");
  await page.route("**/api/search**", (route) => route.abort());
  await openPalette(page);
  await field(page).fill("club");
  await expect(palette(page).getByRole("alert")).toContainText(
    text("shell.palette.failed", { reason: text("shell.polled.unreachable") }),
  );
  await page.unroute("**/api/search**");
  const again = palette(page).getByRole("button", { name: text("shell.palette.retry") });
  for (let presses = 0; presses < 4 && !(await again.evaluate((it) => it === document.activeElement)); presses += 1)
    await page.keyboard.press("Tab");
  await expect(again).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(palette(page).getByRole("option").first()).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(palette(page).getByRole("alert")).toBeHidden();
});

for (const theme of ["light", "dark"] as const) {
  test(`is accessible, and works at 390 px, ${theme}`, async ({ page, signIn }) => {
    await signIn("admin");
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto("/");
    await setTheme(page, theme);
    await page.getByRole("button", { name: text("shell.palette.title") }).click();
    await expect(field(page)).toBeFocused();
    await expectAccessible(page);
    await field(page).fill("a");
    await expect(palette(page).getByRole("option").first()).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await palette(page)
      .getByRole("button", { name: text("ui.dialog.close") })
      .click();
    await expect(palette(page)).toBeHidden();
  });
}
