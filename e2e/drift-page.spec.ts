import { dialog, difference, focusIsKept } from "./support/differences";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { listedOrganization } from "./support/organizations";

test("a viewer sees the differences and no remedy; the kind is in the address", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Differences" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Differences" })).toBeVisible();
  const kinds = page.getByRole("navigation", { name: "Kinds of differences" });
  await kinds.getByRole("link", { name: /^Not linked/ }).click();
  await expect(page).toHaveURL(/kind=unlinked/);
  await expect(kinds.getByRole("link", { name: /^Not linked/ })).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: "At Vocdoni, and no customer’s" })).toBeVisible();
  const remedy = /^(link|choose|make|keep|unlink|accept|adopt|sync)/i;
  await expect(page.getByRole("main").getByRole("button", { name: remedy })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Adopt an organization" })).toHaveCount(0);
  await page.goto("/drift?kind=nonsense");
  await expect(page.getByText("Not understood and left out: kind")).toBeVisible();
});

test("axe finds nothing on the page, light and dark, and nothing is wider than 390 px", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn("operator");
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    for (const kind of ["unlinked", "gone", "renamed", "unknown-creations", "foreign-reference"]) {
      await page.goto(`/drift?kind=${kind}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
    }
    await page.goto("/drift?kind=unlinked");
    await page
      .getByRole("button", { name: /^Choose a customer for/ })
      .first()
      .click();
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const kind of ["unlinked", "gone", "unknown-creations"]) {
    await page.goto(`/drift?kind=${kind}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

test("by keyboard alone: a customer is made from an organization", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "AAH keyboard");
  await page.goto("/drift?kind=unlinked&size=100");
  await page.getByRole("button", { name: `Make a customer from ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: `Make a customer from ${name}` })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("textbox").focus();
  await page.keyboard.press("Enter");
  await expect(difference(page, name)).toHaveCount(0);
  await focusIsKept(page);
});
