import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { text } from "./support/text";

const toasts = (page: Page) => page.getByRole("region", { name: text("ui.toaster.notifications") });
const toast = (page: Page) => toasts(page).getByRole("listitem");
const dismiss = (page: Page) => toasts(page).getByRole("button", { name: text("ui.toaster.dismiss") });

/** Shows a toast that goes by itself, with the focus on the button that asked for it. */
async function copyAddress(page: Page) {
  const copy = page
    .getByRole("table")
    .getByRole("button", { name: /^Copy address/ })
    .first();
  await copy.focus();
  await copy.press("Enter");
  await expect(toast(page)).toContainText(/^Copied /);
  return copy;
}

test.beforeEach(async ({ context, page, signIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn("viewer");
  await page.goto("/organizations");
});

test("a toast goes after six seconds, but not from under the pointer or the focus", async ({ page }) => {
  await page.clock.install();
  await copyAddress(page);
  await page.clock.runFor(5_500);
  await expect(toast(page)).toBeVisible();
  await page.clock.runFor(1_000);
  await expect(toast(page)).toHaveCount(0);

  await copyAddress(page);
  await toast(page).hover();
  await page.clock.runFor(20_000);
  await expect(toast(page)).toBeVisible();
  await page.mouse.move(0, 0);
  await dismiss(page).focus();
  await page.clock.runFor(20_000);
  await expect(toast(page)).toBeVisible();
  await page.getByRole("searchbox", { name: text("organizations.list.search") }).focus();
  await page.clock.runFor(6_500);
  await expect(toast(page)).toHaveCount(0);
});

test("dismissing a toast by keyboard gives the focus back", async ({ page }) => {
  const copy = await copyAddress(page);
  await dismiss(page).focus();
  await page.keyboard.press("Enter");
  await expect(toast(page)).toHaveCount(0);
  await expect(copy).toBeFocused();
});
