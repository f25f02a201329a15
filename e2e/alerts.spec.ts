import type { Page } from "@playwright/test";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { expectPageWorks } from "./support/pages";

const bell = (page: Page) => page.getByRole("button", { name: /^Alerts, / });
const opened = (page: Page, name: RegExp) => page.getByRole("article", { name });
const PROCESSES = /^Processes passed 100%: [\d,]+ of 1$/;

/** Has Vocdoni asked until the bell's list says so: what was read less than two seconds ago is not read again. */
async function checkUntilListed(page: Page, words: RegExp, times: 0 | 1) {
  await page.goto("/quota");
  const list = page.getByRole("dialog", { name: "Open alerts" });
  await expect(async () => {
    if (await list.isVisible()) await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Check now" }).click();
    await expect(page.getByText("Checked.")).toBeVisible();
    await bell(page).focus();
    await page.keyboard.press("Enter");
    await expect(list.getByRole("link", { name: words })).toHaveCount(times, { timeout: 1_000 });
  }).toPass({ intervals: [1_000] });
  return list.getByRole("link", { name: words });
}

test("a crossing rings the bell, is acknowledged with a note, and closes by itself", async ({
  page,
  signIn,
  stack,
}) => {
  await signIn("operator");
  await stack.sandbox.setLimits({ limits: { maxManagedProcesses: 1 } });
  const link = await checkUntilListed(page, /^Processes passed 100%/, 1);
  await expect(bell(page)).toHaveAccessibleName(/^Alerts, [1-9]\d* open/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(link).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await link.press("Enter");
  await page.waitForURL(/\/alerts#/);

  const alert = opened(page, PROCESSES);
  await expect(alert).toContainText("It passed 75% and 90% at the same time.");
  await alert.getByRole("button", { name: /^Acknowledge: Processes/ }).click();
  const dialog = page.getByRole("dialog", { name: "Acknowledge this alert" });
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await expect(dialog.getByText("Say in a few words what is being done about it.").first()).toBeVisible();
  await dialog.getByRole("textbox", { name: "Note" }).fill("Asked for a higher limit");
  await dialog.getByRole("button", { name: "Acknowledge" }).click();
  await expect(alert).toContainText("Asked for a higher limit");
  await expect(alert.getByRole("button")).toHaveCount(0);
  await expect(bell(page)).toHaveAccessibleName(/1 acknowledged$/);
  await expect(page.locator("body")).not.toBeFocused();

  await stack.sandbox.restore();
  await checkUntilListed(page, /^Processes passed 100%/, 0);
  await page.goto("/alerts?state=closed");
  await expect(opened(page, PROCESSES).first()).toContainText("The limit was raised: now");
  await signIn("admin");
  await page.goto("/activity");
  await expect(page.getByRole("row", { name: /Acknowledge alert.*Processes passed 100%/ }).first()).toBeVisible();
});

test("a viewer sees the alerts, in both themes, and cannot acknowledge", async ({
  page,
  signIn,
  playwright,
  stack,
}) => {
  await signIn("viewer");
  await page.goto("/alerts");
  await expect(opened(page, /^SMS passed 100%/)).toContainText("Open");
  await expect(page.getByRole("main").getByRole("button", { name: /^(Acknowledge|Days ahead)/ })).toHaveCount(0);
  // What is sent leads here, however many alerts came after.
  await page
    .getByRole("main")
    .getByRole("link", { name: /^SMS passed 100%/ })
    .click();
  await page.waitForURL(/\/alerts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name: "SMS passed 100%: 2,011 of 2,000" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /^Acknowledge/ })).toHaveCount(0);
  expect((await page.request.get(`/alerts/${crypto.randomUUID()}`)).status()).toBe(404);
  const { pathname } = new URL(page.url());
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  expect((await stranger.get(pathname, { maxRedirects: 0 })).status()).toBe(307);
  await stranger.dispose();
  await expectPageWorks(page, { path: pathname, title: "Alert" });
  await page.goto("/alerts");
  await bell(page).click();
  await expect(page.getByRole("dialog", { name: "Open alerts" })).toContainText("SMS passed 100%: 2,011 of 2,000");
  await setTheme(page, "dark");
  await expectAccessible(page, { only: "colour" });
});
