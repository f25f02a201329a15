import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { ANY, matching, text } from "./support/text";

const panel = (page: Page) => page.getByRole("region", { name: text("settings.zone.title") });

async function choose(page: Page, query: string, label: string) {
  await page.goto("/settings");
  await page.getByRole("button", { name: text("settings.changeZone.title") }).click();
  const dialog = page.getByRole("dialog", { name: text("settings.changeZone.title") });
  await dialog.getByRole("combobox", { name: text("settings.changeZone.field") }).fill(query);
  await dialog.getByRole("option", { name: label }).click();
  await dialog.getByRole("button", { name: text("settings.changeZone.save") }).click();
  await expect(dialog).toHaveCount(0);
  await expect(panel(page)).toContainText(label);
}

test("an administrator moves the end of days; every range of dates names the zone", async ({ page, signIn }) => {
  await signIn("admin");
  const zone = "Asia/Kathmandu";
  await choose(page, "kathmandu", zone);
  await expect(panel(page)).toContainText("UTC+05:45");
  try {
    await page.goto("/activity?action=settings.time-zone");
    await expect(page.getByLabel("Day (Asia/Kathmandu)")).toBeVisible();
    const row = page
      .getByRole("row")
      .filter({ hasText: text("audit.actions.settings.time-zone") })
      .first();
    await expect(row.locator("time")).toHaveAttribute("title", /GMT\+5:45$/);
    // The browser is in UTC; the day asked for and the time of the row are both of the console.
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kathmandu" }).format(new Date());
    await page.goto(`/activity?action=settings.time-zone&day=${today}`);
    await expect(row).toBeVisible();
    await page.goto("/quota?range=12m&table=emails");
    await expect(page.getByText(text("quota.history.snapshots.12m", { zone }))).toBeVisible();
    await expect(page.getByRole("columnheader", { name: text("quota.historyTable.time", { zone }) })).toBeVisible();
    await page.goto("/quota/usage");
    await expect(page.getByText(text("usage.meaning.changesOrganization", { zone }))).toBeVisible();
    // A month that ended before the change ended where the console was then.
    await page.goto("/quota/summary");
    await expect(
      page.getByText(matching(text("usage.summary.subtitleMonthZone", { month: ANY, zone: "UTC" }))),
    ).toBeVisible();
  } finally {
    await choose(page, "utc", "UTC");
  }
});
