import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { listedOrganization, listOf, rowLink, uniqueName } from "./support/organizations";

/** No reading goes on that "Sync now" would only join; somebody must be signed in on `page`. */
async function atRest(page: Page) {
  const answer = async () => (await page.request.get("/api/sync")).text();
  await expect.poll(answer).not.toContain('"state":"running"');
}

test("one made behind the console's back appears after Sync now, without a reload", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const name = uniqueName("Made elsewhere");
  await page.goto(listOf(name));
  await expect(page.getByRole("heading", { name: "No organization matches" })).toBeVisible();
  await stack.sandbox.addOrganization({ type: "company", name });
  await expect(async () => {
    await page.getByRole("button", { name: "Sync now" }).click();
    // A reading that ran already joins in, and may have been too early.
    await expect(rowLink(page, name)).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(page.getByText(/^as of (just now|\d+ s ago)$/)).toBeVisible();
});

test("one removed upstream is marked after Sync now and found under Status: Gone", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Removed elsewhere");
  await page.goto(listOf(name));
  await expect(rowLink(page, name)).toBeVisible();
  await stack.sandbox.removeOrganization(address);
  await expect(async () => {
    await page.getByRole("button", { name: "Sync now" }).click();
    await expect(rowLink(page, name)).toBeHidden({ timeout: 5_000 });
  }).toPass();
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemradio", { name: "Gone" }).click();
  await expect(page).toHaveURL(/status=gone/);
  await rowLink(page, name).click();
  await expect(page.getByText("no longer listed by Vocdoni")).toBeVisible();
});

test("a reading shows its real progress", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await atRest(page);
  await page.goto("/organizations");
  // The second page and the third come once the first was seen.
  await stack.sandbox.fault({ method: "GET", path: "^/integrator/organizations$", skip: 1, times: 2, delayMs: 5_000 });
  await page.getByRole("button", { name: "Sync now" }).click();
  const progress = page.getByRole("progressbar", { name: "Reading Vocdoni's list" });
  await expect(progress).toBeVisible();
  await expect(page.getByRole("button", { name: "Sync now" })).toHaveAttribute("aria-disabled", "true");
  await expect(progress).toHaveAttribute("aria-valuenow", "1");
  await expect(progress).toHaveAttribute("aria-valuemax", "3");
  await expect(progress).toBeHidden();
  await expect(page.getByText(/^as of (just now|\d+ s ago)$/)).toBeVisible();
});

test("a reading says how long it will take; Stop ends it, and the next one goes on", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await atRest(page);
  await page.goto("/organizations");
  await stack.sandbox.setDelays({ latency: 1_200 });
  await stack.sandbox.fault({ method: "GET", path: "^/integrator/organizations$", skip: 2, delayMs: 8_000 });
  const start = page.getByRole("button", { name: "Sync now" });
  await start.click();
  const progress = page.getByRole("progressbar", { name: "Reading Vocdoni's list" });
  await expect(progress).toHaveAttribute("aria-valuenow", "2");
  await expect(page.getByText(/^(a few|about \d+) seconds left$/)).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(progress).toBeHidden({ timeout: 3_000 });
  await expect(page.getByText(/Stopped by .+ after 2 of 3 pages; what was read is kept/)).toBeVisible();
  await expect(start).toBeFocused();

  await stack.sandbox.restore();
  await page.goto("/");
  const panel = page.getByRole("region", { name: "Sync with Vocdoni" });
  await expect(panel.getByText(/Stopped by .+ after 2 of 3 pages; what was read is kept/)).toBeVisible();
  await panel.getByRole("button", { name: "Sync now" }).click();
  await expect(panel.getByText(/saw \d+ organizations/)).toBeVisible();
});

test("the end of a reading moves neither the page nor the focus of who did not stop it", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await atRest(page);
  await page.goto("/organizations");
  await stack.sandbox.setDelays({ latency: 600 });
  const start = page.getByRole("button", { name: "Sync now" });
  await start.click();
  await expect(page.getByRole("button", { name: "Stop reading Vocdoni’s list" })).toHaveAccessibleDescription(
    "What was read so far is kept",
  );
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, document.body.scrollHeight);
  });
  await expect(page.getByRole("progressbar", { name: "Reading Vocdoni's list" })).toHaveCount(0);
  await expect(start).not.toHaveAttribute("aria-busy", "true");
  await expect(start).not.toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
});

test("a viewer sees a reading go on, and cannot stop it", async ({ page, stack, signIn }) => {
  await stack.sandbox.setDelays({ latency: 3_000 });
  await signIn("operator");
  await page.goto("/organizations");
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await signIn("viewer");
  await page.goto("/organizations");
  await expect(page.getByRole("progressbar", { name: "Reading Vocdoni's list" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop" })).toHaveCount(0);
  await stack.sandbox.setDelays({ latency: 0 });
  await atRest(page);
});
