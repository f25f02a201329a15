import type { Page } from "@playwright/test";
import { formatPercent } from "@/lib/format";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { expectPageWorks } from "./support/pages";
import { ANY, matching, text } from "./support/text";

const bell = (page: Page) => page.getByRole("button", { name: /^Alerts, / });
const opened = (page: Page, name: RegExp | string) => page.getByRole("article", { name });
const mark = formatPercent(1, "en");
const elections = text("alerts.title.threshold", { counter: text("quota.counter.managedProcesses"), share: ANY, mark });
const ELECTIONS = matching(elections);
const share = formatPercent(2011 / 2000, "en");
const SMS = text("alerts.title.threshold", { counter: text("quota.counter.sms"), share, mark });

/** Has Vocdoni asked until the bell's list says so: what was read less than two seconds ago is not read again. */
async function refreshUntilListed(page: Page, title: RegExp, times: 0 | 1) {
  await page.goto("/quota");
  const list = page.getByRole("dialog", { name: "Open alerts" });
  await expect(async () => {
    if (await list.isVisible()) await page.keyboard.press("Escape");
    await page.getByRole("button", { name: text("quota.live.refresh") }).click();
    await expect(page.getByText(text("quota.live.refreshed"))).toBeVisible();
    await bell(page).focus();
    await page.keyboard.press("Enter");
    await expect(list.getByRole("link", { name: title })).toHaveCount(times, { timeout: 1_000 });
  }).toPass({ intervals: [1_000] });
  return list.getByRole("link", { name: title });
}

test("a crossing rings the bell, is acknowledged with a note, and closes by itself", async ({
  page,
  signIn,
  stack,
}) => {
  await signIn("operator");
  await stack.sandbox.setLimits({ limits: { maxManagedProcesses: 1 } });
  const link = await refreshUntilListed(page, ELECTIONS, 1);
  await expect(bell(page)).toHaveAccessibleName(/^Alerts, [1-9]\d* open/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(link).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await link.press("Enter");
  await page.waitForURL(/\/alerts#/);

  const alert = opened(page, ELECTIONS);
  await expect(alert).toContainText(matching(text("alerts.details.figures", { used: ANY, limit: "1" })));
  await expect(alert).toContainText(text("alerts.details.skipped", { marks: "75% and 90%", count: 2 }));
  await alert.getByRole("button", { name: matching(text("alerts.acknowledge.name", { alert: elections })) }).click();
  const dialog = page.getByRole("dialog", { name: text("alerts.acknowledge.title") });
  await dialog.getByRole("button", { name: text("alerts.acknowledge.submit") }).click();
  await expect(dialog.getByText(text("alerts.errors.noNote")).first()).toBeVisible();
  await dialog.getByRole("textbox", { name: text("alerts.acknowledge.note") }).fill("Asked for a higher limit");
  await dialog.getByRole("button", { name: text("alerts.acknowledge.submit") }).click();
  await expect(alert).toContainText("Asked for a higher limit");
  await expect(alert.getByRole("button")).toHaveCount(0);
  await expect(bell(page)).toHaveAccessibleName(/1 acknowledged$/);
  await expect(page.locator("body")).not.toBeFocused();

  await stack.sandbox.restore();
  await refreshUntilListed(page, ELECTIONS, 0);
  await page.goto("/alerts?state=closed");
  await expect(opened(page, ELECTIONS).first()).toContainText(
    matching(text("alerts.closed.limitRaised", { used: ANY, limit: ANY, share: ANY })),
  );
  await signIn("admin");
  await page.goto("/audit-log");
  const row = page.getByRole("row", { name: ELECTIONS }).filter({ hasText: /Acknowledge.* alert/ });
  await expect(row.first()).toBeVisible();
});

test("a viewer sees the alerts, in both themes, and cannot acknowledge", async ({
  page,
  signIn,
  playwright,
  stack,
}) => {
  await signIn("viewer");
  await page.goto("/alerts");
  await expect(opened(page, SMS)).toContainText(text("alerts.state.open"));
  for (const name of [text("alerts.acknowledge.submit"), text("alerts.forecast.title")]) {
    await expect(page.getByRole("main").getByRole("button", { name })).toHaveCount(0);
  }
  // What is sent leads here, however many alerts came after.
  await page.getByRole("main").getByRole("link", { name: SMS }).click();
  await page.waitForURL(/\/alerts\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name: SMS })).toBeVisible();
  await expect(page.getByText(text("alerts.details.figures", { used: "2,011", limit: "2,000" }))).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: text("alerts.acknowledge.submit") })).toHaveCount(0);
  expect((await page.request.get(`/alerts/${crypto.randomUUID()}`)).status()).toBe(404);
  const { pathname } = new URL(page.url());
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  expect((await stranger.get(pathname, { maxRedirects: 0 })).status()).toBe(307);
  await stranger.dispose();
  await expectPageWorks(page, { path: pathname, title: text("alerts.page.title") });
  await page.goto("/alerts");
  await bell(page).click();
  await expect(page.getByRole("dialog", { name: "Open alerts" })).toContainText(SMS);
  await setTheme(page, "dark");
  await expectAccessible(page, { only: "colour" });
});
