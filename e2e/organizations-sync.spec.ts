import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { listedOrganization, listOf, rowLink, uniqueName } from "./support/organizations";
import { text } from "./support/text";

/** No sync runs that "Sync now" would only join; somebody must be signed in on `page`. */
async function atRest(page: Page) {
  const answer = async () => (await page.request.get("/api/sync")).text();
  await expect.poll(answer).not.toContain('"state":"running"');
}

const AGO = "(just now|\\d+ s ago)";
const lastSynced = new RegExp(`^${text.markup("sync.freshness.lastSynced", { time: () => AGO })}$`);
const timeLeft = new RegExp(
  `^(${text("sync.progress.fewSecondsLeft")}|${text("sync.progress.secondsLeft", { count: 7 }).replace("7", "\\d+")})$`,
);
const stopped = new RegExp(text("sync.progress.stopped", { who: "somebody", name: ".+", done: 2, total: 3 }));
const organizations = new RegExp(` · ${text("sync.panel.organizations", { count: 7 }).replace("7", "\\d+")}`);
const [notListed = ""] = text
  .markup("organizations.status.notListed", { chip: (words) => `${words}|`, time: () => "" })
  .split("|");
const syncNow = text("sync.progress.syncNow");
const label = text("sync.progress.label");

test("one created behind the console's back appears after Sync now, without a reload", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const name = uniqueName("Made elsewhere");
  await page.goto(listOf(name));
  await expect(page.getByRole("heading", { name: text("organizations.empty.noResults") })).toBeVisible();
  await stack.sandbox.addOrganization({ type: "company", name });
  await expect(async () => {
    await page.getByRole("button", { name: syncNow }).click();
    // A sync that ran already is joined, and may have been too early.
    await expect(rowLink(page, name)).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(page.getByText(lastSynced)).toBeVisible();
});

test("one removed upstream is marked after Sync now and found under Status: Deleted", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Removed elsewhere");
  await page.goto(listOf(name));
  await expect(rowLink(page, name)).toBeVisible();
  await stack.sandbox.removeOrganization(address);
  await expect(async () => {
    await page.getByRole("button", { name: syncNow }).click();
    await expect(rowLink(page, name)).toBeHidden({ timeout: 5_000 });
  }).toPass();
  await page.getByRole("button", { name: text("organizations.list.status") }).click();
  await page.getByRole("menuitemradio", { name: text("organizations.list.deleted") }).click();
  await expect(page).toHaveURL(/status=gone/);
  await rowLink(page, name).click();
  await expect(page.getByText(notListed)).toBeVisible();
});

test("a sync shows its real progress", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await atRest(page);
  await page.goto("/organizations");
  // The second page and the third come once the first was seen.
  await stack.sandbox.fault({ method: "GET", path: "^/integrator/organizations$", skip: 1, times: 2, delayMs: 5_000 });
  await page.getByRole("button", { name: syncNow }).click();
  const progress = page.getByRole("progressbar", { name: label });
  await expect(progress).toBeVisible();
  await expect(page.getByRole("button", { name: syncNow })).toHaveAttribute("aria-disabled", "true");
  await expect(progress).toHaveAttribute("aria-valuenow", "1");
  await expect(progress).toHaveAttribute("aria-valuemax", "3");
  await expect(progress).toBeHidden();
  await expect(page.getByText(lastSynced)).toBeVisible();
});

test("a sync says how long it will take; Stop ends it, and the next one goes on", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await atRest(page);
  await page.goto("/organizations");
  await stack.sandbox.setDelays({ latency: 1_200 });
  await stack.sandbox.fault({ method: "GET", path: "^/integrator/organizations$", skip: 2, delayMs: 8_000 });
  const start = page.getByRole("button", { name: syncNow });
  await start.click();
  const progress = page.getByRole("progressbar", { name: label });
  await expect(progress).toHaveAttribute("aria-valuenow", "2");
  await expect(page.getByText(timeLeft)).toBeVisible();
  await page.getByRole("button", { name: text("sync.progress.stopSync") }).click();
  await expect(progress).toBeHidden({ timeout: 3_000 });
  await expect(page.getByText(stopped)).toBeVisible();
  await expect(start).toBeFocused();

  await stack.sandbox.restore();
  await page.goto("/");
  const panel = page.getByRole("region", { name: text("sync.panel.title") });
  await expect(panel.getByText(stopped)).toBeVisible();
  await panel.getByRole("button", { name: syncNow }).click();
  await expect(panel.getByText(organizations)).toBeVisible();
});

test("the end of a sync moves neither the page nor the focus of those who did not stop it", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await atRest(page);
  await page.goto("/organizations");
  await stack.sandbox.setDelays({ latency: 600 });
  const start = page.getByRole("button", { name: syncNow });
  await start.click();
  await expect(page.getByRole("button", { name: text("sync.progress.stopSync") })).toHaveAccessibleDescription(
    text("sync.progress.stopHint"),
  );
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, document.body.scrollHeight);
  });
  await expect(page.getByRole("progressbar", { name: label })).toHaveCount(0);
  await expect(start).not.toHaveAttribute("aria-busy", "true");
  await expect(start).not.toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
});

test("a viewer sees a sync run, and cannot stop it", async ({ page, stack, signIn }) => {
  await stack.sandbox.setDelays({ latency: 3_000 });
  await signIn("operator");
  await page.goto("/organizations");
  await page.getByRole("button", { name: syncNow }).click();
  await expect(page.getByRole("button", { name: text("sync.progress.stopSync") })).toBeVisible();
  await signIn("viewer");
  await page.goto("/organizations");
  await expect(page.getByRole("progressbar", { name: label })).toBeVisible();
  await expect(page.getByRole("button", { name: text("sync.progress.stopSync") })).toHaveCount(0);
  await stack.sandbox.setDelays({ latency: 0 });
  await atRest(page);
});
