import type { Page } from "@playwright/test";
import { gaugeLevel } from "@/components/ui/gauge-level";
import { type QuotaKey, quotaKeys } from "@/lib/quota/model";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import { ANY, matching, text } from "./support/text";

const gauge = (page: Page, key: QuotaKey) =>
  page.getByRole("article", { name: text(`quota.counter.${key}`), exact: true });
/** The word of a gauge at this share of its limit, by the usual thresholds. */
const levelAt = (share: number) => text(`ui.gaugeLevel.${gaugeLevel("limited", share).name}`);
const UNKNOWN = text(`ui.gaugeLevel.${gaugeLevel("unknown", null).name}`);
const refresh = (page: Page) => page.getByRole("button", { name: text("quota.live.refresh") });
/** Has Vocdoni asked until the gauge says this: what was read less than two seconds ago is not read again. */
const refreshUntil = (page: Page, key: QuotaKey, shown: string) =>
  expect(async () => {
    await refresh(page).click();
    await expect(gauge(page, key)).toContainText(shown, { timeout: 1_500 });
  }).toPass();

const titleOf = (key: QuotaKey) => text(`quota.thresholds.title.${key}`);
const editButton = (page: Page, key: QuotaKey) =>
  page.getByRole("button", { name: text("quota.thresholds.name", { title: titleOf(key) }) });
const panelTitle = (key: QuotaKey, range: "24h" | "30d" | "12m") =>
  text("quota.history.panel", { counter: text(`quota.counter.${key}`), range: text(`quota.history.range.${range}`) });

// An earlier test of this worker may have had Vocdoni give other limits, and a reading is renewed after two seconds only.
test.beforeEach(async ({ page, signIn }) => {
  await signIn("operator");
  await expect(async () => {
    await page.request.get("/api/quota?fresh=1");
    await page.goto("/quota");
    await expect(gauge(page, "emails")).toContainText(levelAt(0.5), { timeout: 500 });
  }).toPass({ intervals: [500] });
});

test("each state of a limit; over the limit the bar is full and the figure is the real one", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { integrators } = await stack.sandbox.state();
  const used = Object.values(integrators)[0]?.managedOrgs ?? 0;
  await stack.sandbox.setLimits({
    limits: { maxManagedOrgs: used, maxManagedProcesses: 0, maxVotes: 0, maxSMS: 1000, maxEmails: 1_000_000 },
  });
  await page.goto("/quota");
  await refreshUntil(page, "managedOrgs", levelAt(1));
  await expect(gauge(page, "managedOrgs")).toContainText(text("quota.gauge.blocked.managedOrgs"));
  await expect(gauge(page, "managedProcesses")).toContainText(
    text(`ui.gaugeLevel.${gaugeLevel("none-allowed", null).name}`),
  );
  await expect(gauge(page, "managedProcesses").getByRole("meter")).toHaveCount(0);
  await expect(gauge(page, "votes")).toContainText(text(`ui.gaugeLevel.${gaugeLevel("unlimited", null).name}`));
  await expect(gauge(page, "emails")).toContainText(levelAt(0.5));
  await expect(gauge(page, "emails")).toContainText(
    text.markup("quota.gauge.largest", { left: 1_000_000 - 36_800, wallet: "none", b: (chunks) => chunks }),
  );
  await expect(gauge(page, "sms")).toContainText(levelAt(2.01));
  await expect(gauge(page, "sms")).toContainText("2,011");
  await expect(gauge(page, "sms")).toContainText("201%");
  const meter = gauge(page, "sms").getByRole("meter");
  await expect(meter).toHaveAttribute("aria-valuenow", "1000");
  await expect(meter).toHaveAttribute(
    "aria-valuetext",
    text("ui.gauge.meter", { used: "2,011", limit: 1000, remaining: 0, share: "201%", level: levelAt(2.01) }),
  );

  await stack.sandbox.setLimits({ limits: { maxEmails: -5, maxSMS: 0 } });
  await refreshUntil(page, "emails", text("quota.gauge.unknown"));
  await expect(gauge(page, "sms")).toContainText(text("quota.gauge.noneAllowed"));

  await stack.sandbox.setLimits({ limits: null });
  await refreshUntil(page, "managedOrgs", UNKNOWN);
  for (const key of quotaKeys) await expect(gauge(page, key)).toContainText(UNKNOWN);
});

test("features off: sent counters are unknown, and their history has no decrease to 0", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/quota?range=24h&table=emails");
  const table = page.getByRole("table", { name: panelTitle("emails", "24h") });
  const newest = table.getByRole("row").nth(1);
  await stack.sandbox.setLimits({ enabled: false });
  await refreshUntil(page, "votes", "—");
  await expect(page.getByText(text("quota.notes.featuresOff"))).toBeVisible();
  // The history is drawn again without a reload.
  await expect(newest).toContainText(text("quota.historyTable.unknown"));
  await expect(newest).toContainText(text("quota.decrease.featuresOff"));
  const panel = page.getByRole("region", { name: panelTitle("emails", "24h") });
  await expect(panel.getByText(text("quota.decrease.unexplained"))).toHaveCount(0);
  await stack.sandbox.setLimits({ enabled: true });
  await refreshUntil(page, "emails", "36,800");
  await page.reload();
  await expect(newest).toContainText("36,800");
});

test("an administrator changes the thresholds of one limit; it is recorded, and a viewer sees it", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/quota");
  await expect(gauge(page, "emails")).toContainText(levelAt(0.5));
  const save = async (values: [string, string, string]) => {
    const dialog = page.getByRole("dialog", { name: titleOf("emails") });
    const boxes = dialog.getByRole("textbox");
    for (const [index, value] of values.entries()) await boxes.nth(index).fill(value);
    await dialog.getByRole("button", { name: text("quota.thresholds.save") }).click();
    return dialog;
  };
  const open = editButton(page, "emails");
  await open.focus();
  await page.keyboard.press("Enter");
  const dialog = await save(["60", "50", "100"]);
  await expect(dialog.getByText(text("quota.errors.aboveFirst")).first()).toBeVisible();
  await expect(dialog.getByRole("textbox").first()).toHaveValue("60");
  await save(["50", "70", "95"]);
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await expect(gauge(page, "emails")).toContainText(levelAt(0.95));
  await expect(gauge(page, "emails")).toContainText(
    text("quota.gauge.alerts", { approaching: "50%", nearly: "70%", critical: "95%" }),
  );
  // At once: nobody waits for the next reading.
  await page.getByRole("button", { name: /^Alerts, / }).click();
  const counter = text("quota.counter.emails");
  const title = text("alerts.title.threshold", { counter, share: "74%", mark: "70%" });
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/audit-log");
  const target = text("quota.audit.thresholds", { counter });
  await expect(
    page
      .getByRole("row", { name: target })
      .filter({ hasText: text("audit.actions.quota.thresholds") })
      .first(),
  ).toBeVisible();

  await signIn("viewer");
  await page.goto("/quota");
  await expect(gauge(page, "emails")).toContainText(levelAt(0.95));
  await expect(refresh(page)).toHaveCount(0);
  for (const key of quotaKeys) await expect(editButton(page, key)).toHaveCount(0);

  await signIn("admin");
  await page.goto("/quota");
  await open.click();
  await save(["75", "90", "100"]);
  await expect(gauge(page, "emails")).toContainText(levelAt(0.5));
});

test("a limited gauge says when it runs out and on what that is based", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/quota");
  const projected = matching(
    text("quota.forecast.between", { from: ANY, to: ANY, days: 30 }),
    text("quota.forecast.earliest", { date: ANY, days: 30 }),
    text("quota.forecast.on", { date: ANY, days: 30 }),
  );
  await expect(gauge(page, "emails")).toContainText(projected);
  await expect(gauge(page, "managedOrgs")).toContainText(projected);
  const soon = text("quota.forecast.soon", { days: 30 });
  for (const key of ["votes", "sms"] as const) {
    await expect(gauge(page, key)).not.toContainText(projected);
    await expect(gauge(page, key)).not.toContainText(soon);
  }
});

test("the dialog of thresholds passes in both themes, and the page fits a phone", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/quota?range=12m&table=votes");
  await editButton(page, "emails").click();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
