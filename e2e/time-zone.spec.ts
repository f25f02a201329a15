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
    await page.goto("/audit-log?action=settings.time-zone");
    await expect(page.getByLabel("Day (Asia/Kathmandu)")).toBeVisible();
    const row = page
      .getByRole("row")
      .filter({ hasText: text("audit.actions.settings.time-zone") })
      .first();
    await expect(row.locator("time")).toHaveAttribute("title", /GMT\+5:45$/);
    // The browser is in UTC; the day asked for and the time of the row are both of the console.
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kathmandu" }).format(new Date());
    await page.goto(`/audit-log?action=settings.time-zone&day=${today}`);
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

test("the dialog is no larger than its field; the list of zones hangs over its edge, and scrolls where a window is low", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/settings");
  await page.getByRole("button", { name: text("settings.changeZone.title") }).click();
  const dialog = page.getByRole("dialog", { name: text("settings.changeZone.title") });
  const box = async () => (await dialog.boundingBox()) ?? { y: 0, height: 0 };
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const closed = await box();
    expect(closed.height).toBeLessThan(300);
    await dialog.getByRole("combobox").fill("ma");
    const list = dialog.getByRole("listbox");
    await expect(list.getByRole("option").first()).toContainText(/\/Ma/);
    expect((await box()).y, "it stays where it is").toBe(closed.y);
    const { y, height: listed } = (await list.boundingBox()) ?? { y: 0, height: 0 };
    expect(y + listed).toBeGreaterThan(closed.y + closed.height);
    expect(y + listed).toBeLessThanOrEqual(height);
    // Only what is seen can be pressed: nothing cuts the list off, nor lies above it.
    await page.mouse.click(width / 2, y + listed - 20);
    await expect(list).toBeHidden();
    await expect(dialog.getByRole("combobox")).not.toHaveValue("ma");
  }
  await page.setViewportSize({ width: 844, height: 390 });
  await dialog.getByRole("combobox").fill("madrid");
  await dialog.getByRole("option", { name: "Europe/Madrid" }).click();
  await expect(dialog.getByRole("combobox")).toHaveValue("Europe/Madrid");
});
