import type { Page } from "@playwright/test";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import { expectFitsPhone } from "./support/pages";
import { anyOf } from "./support/pattern";
import type { Stack } from "./support/stack";
import { text } from "./support/text";

const card = (page: Page) => page.getByRole("region", { name: text("quota.wallet.title"), exact: true });
const bell = (page: Page) => page.getByRole("button", { name: /^Alerts, / });
const edit = (page: Page) => page.getByRole("button", { name: text("quota.walletAlert.name") });
const dialog = (page: Page) => page.getByRole("dialog", { name: text("quota.walletAlert.title") });
const LOW = text("alerts.title.balance", { balance: "€84.20", mark: "€100.00" });
const alertsAt = (amount: string) => text("quota.walletAlert.on", { amount });

/** A backend with a wallet, which holds so many cents. */
async function withWallet({ sandbox }: Stack, cents: number) {
  await sandbox.setGeneration("current");
  await sandbox.setWallet(cents);
}

/** Has Vocdoni asked until the page shows it: what was read less than two seconds ago is not read again. */
async function checkUntil(page: Page, shows: () => Promise<void>) {
  await page.goto("/quota");
  await expect(async () => {
    await page.getByRole("button", { name: text("quota.live.refresh") }).click();
    await expect(page.getByText(text("quota.live.refreshed"))).toBeVisible();
    await shows();
  }).toPass({ intervals: [1_000] });
}

const checkUntilBalance = (page: Page, words: string) =>
  checkUntil(page, () => expect(card(page)).toContainText(words, { timeout: 500 }));

/** Saves a threshold of so many whole euros, and answers with the dialog. */
async function saveThreshold(page: Page, euros: string) {
  if (!(await dialog(page).isVisible())) await edit(page).click();
  await dialog(page)
    .getByRole("textbox", { name: text("quota.walletAlert.threshold") })
    .fill(euros);
  await dialog(page)
    .getByRole("button", { name: text("quota.walletAlert.save") })
    .click();
  return dialog(page);
}

async function openAlerts(page: Page) {
  await bell(page).click();
  return page.getByRole("dialog", { name: text("shell.bell.list") });
}

// Without a threshold and a wallet, as the other tests of this worker expect it.
test.afterEach(async ({ page, signIn, stack }) => {
  await signIn("admin");
  await stack.sandbox.setWallet(null);
  await checkUntil(page, () => expect(card(page)).toHaveCount(0, { timeout: 500 }));
});

// Each look has Vocdoni asked, which is not done twice within two seconds.
test.beforeEach(() => test.slow());

test("where Vocdoni has a wallet its balance is on the quota page, with what it means", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await withWallet(stack, 123_456);
  await checkUntilBalance(page, "€1,234.56");
  await expect(card(page)).toContainText(text("quota.wallet.paysFor.known"));
  await expect(card(page)).toContainText(text("quota.walletAlert.off"));
  await expect(edit(page), "the threshold is the administrator's").toHaveCount(0);
  const votes = page.getByRole("article", { name: text("quota.counter.votes"), exact: true });
  await expect(votes).toContainText("if the wallet covers the price");
  const chart = page.getByRole("region", {
    name: text("quota.history.panel", {
      counter: text("quota.counter.wallet"),
      range: text("quota.history.range.30d"),
    }),
  });
  await expect(chart).toContainText("€1,234.56 now");
  await expect(chart.getByText(/^€1,2\d\d$/).first(), "the scale is in euros").toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("region", { name: text("overview.quota.title") })).toContainText("€1,234.56");

  await stack.sandbox.setWallet(0);
  await checkUntilBalance(page, "€0.00");
  await expect(card(page)).toContainText(text("quota.wallet.empty"));
  await expect(votes).toContainText("but the wallet is empty");
  await stack.sandbox.setWallet(-5);
  await checkUntilBalance(page, text("quota.wallet.unknown"));
});

for (const generation of ["august", "lts"] as const) {
  test(`where Vocdoni has no wallet (${generation}) nothing is shown, also where there was one`, async ({
    page,
    stack,
    signIn,
  }) => {
    await signIn("admin");
    await withWallet(stack, 123_456);
    await checkUntilBalance(page, "€1,234.56");
    // The sandbox keeps what it was given: only the backend is another.
    await stack.sandbox.setGeneration(generation);
    await checkUntil(page, () => expect(card(page)).toHaveCount(0, { timeout: 500 }));
    await expect(edit(page)).toHaveCount(0);
    await expect(page.getByRole("article", { name: text("quota.counter.votes"), exact: true })).not.toContainText(
      "wallet",
    );
    await page.goto("/");
    await expect(page.getByRole("region", { name: text("overview.quota.title") })).not.toContainText(
      text("quota.wallet.title"),
    );
  });
}

test("an administrator sets the threshold; it is kept, recorded, and a balance that falls to it rings the bell", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("admin");
  await withWallet(stack, 50_000);
  await checkUntilBalance(page, "€500.00");
  await edit(page).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  const opened = await saveThreshold(page, "1.5");
  await expect(opened.getByText("Enter a whole number of euros from 1 to 1,000,000").first()).toBeVisible();
  await expect(opened.getByRole("textbox")).toHaveValue("1.5");
  const bottom = await opened.getByRole("alert").evaluate((alert) => alert.getBoundingClientRect().bottom);
  const label = await opened.locator("label").evaluate((each) => each.getBoundingClientRect().top);
  expect(label - bottom, "one gap below what is wrong, not two").toBeLessThanOrEqual(20);
  await saveThreshold(page, "100");
  await expect(opened).toBeHidden();
  await expect(edit(page)).toBeFocused();
  await expect(card(page)).toContainText(alertsAt("€100"));
  await expect(card(page).getByText(text("quota.wallet.low"))).toHaveCount(0);
  const list = await openAlerts(page);
  await expect(list.getByRole("link", { name: /^SMS at / })).toBeVisible();
  await expect(list.getByRole("link", { name: /^Wallet/ })).toHaveCount(0);

  await page.reload();
  await expect(card(page)).toContainText(alertsAt("€100"));
  await edit(page).click();
  await expect(dialog(page).getByRole("textbox")).toHaveValue("100");
  await page.keyboard.press("Escape");

  await stack.sandbox.setWallet(8_420);
  await checkUntilBalance(page, "€84.20");
  await expect(card(page)).toContainText(text("quota.wallet.low"));
  await openAlerts(page);
  await list.getByRole("link", { name: LOW }).click();
  await page.waitForURL(/\/alerts#/);
  await expect(page.getByRole("article", { name: LOW })).toContainText(text("alerts.state.open"));

  await page.goto("/quota");
  await saveThreshold(page, "");
  await expect(opened).toBeHidden();
  await expect(card(page)).toContainText(text("quota.walletAlert.off"));
  await page.goto("/alerts?state=closed");
  await expect(page.getByRole("article", { name: LOW })).toContainText(text("alerts.closed.thresholdChanged"));
  await page.goto("/audit-log");
  await expect(page.getByRole("row", { name: anyOf(text("audit.actions.alert.settings")) }).first()).toBeVisible();
});

test("the card and its dialog pass in both themes and fit a phone", async ({ page, stack, signIn }) => {
  await signIn("admin");
  await withWallet(stack, 99_999_999_999);
  await checkUntilBalance(page, "€999,999,999.99");
  await expectFitsPhone(page, "the wallet's card");
  await edit(page).click();
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const box = await dialog(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
});
