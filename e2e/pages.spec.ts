import { expect, test } from "./support/fixtures";
import { addressOf, guardedPages } from "./support/matrix";
import { seededAddress } from "./support/organizations";
import { ANY, matching, text } from "./support/text";

const organization = new RegExp(`/organizations/${seededAddress()}$`);

test("a page of what does not exist is the 404 page", async ({ page, signIn }) => {
  await signIn("admin");
  const paths = guardedPages()
    .filter(({ route }) => route.includes("["))
    .map((guarded) => addressOf(guarded, null));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) {
    const status = (await page.request.get(path)).status();
    expect({ path, status }).toEqual({ path, status: 404 });
  }
  await page.goto(addressOf({ route: "/customers/[id]", permission: "customers:read" }, null));
  await expect(page).toHaveTitle(`${text("customers.notFound.title")} · ${text("shell.app.name")}`);
});

test("a page and its title are loaded once, and do not wait for Vocdoni", async ({ page, signIn, stack }) => {
  await signIn("admin");
  await page.goto("/account");
  await stack.sandbox.clearRequests();
  await stack.sandbox.fault({ method: "GET", path: organization.source, delayMs: 4_000, times: 0 });
  await page.goto(`/organizations/${seededAddress()}`, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const reading = page.getByText(matching(text.markup("organizations.status.syncing", { time: () => ANY })));
  await expect(reading).toBeVisible({ timeout: 3_000 });
  // Scripts don't wait either: the page's controls work.
  await expect(page.getByRole("button", { name: text("shell.palette.title") })).toBeEnabled({ timeout: 3_000 });
  await expect(reading).toBeVisible({ timeout: 1 });
  await expect(reading).toHaveCount(0);
  expect(await stack.sandbox.requests({ method: "GET", path: organization })).toHaveLength(1);
});
