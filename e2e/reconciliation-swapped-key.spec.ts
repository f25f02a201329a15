import type { Page } from "@playwright/test";
import { checksumAddress } from "@/lib/checksum-address";
import { PRIMARY_INTEGRATOR, PRIMARY_KEY, SECOND_INTEGRATOR, SECOND_INTEGRATOR_KEY } from "../sandbox/credentials";
import { expect, test } from "./support/fixtures";
import {
  createButton,
  field,
  fillCreateForm,
  listedOrganization,
  listOf,
  notices,
  operationPanel,
  rowLink,
  uniqueName,
} from "./support/organizations";
import { ANY_FIGURE, withAnyFigure } from "./support/pattern";
import type { SandboxControl } from "./support/sandbox-control";
import { text } from "./support/text";

const BANNER = text("vocdoni.banners.foreign");
const STOPPED = text("vocdoni.identity.foreign", {
  theirs: checksumAddress(SECOND_INTEGRATOR),
  ours: checksumAddress(PRIMARY_INTEGRATOR),
});

const changes = async (sandbox: SandboxControl) =>
  (await sandbox.requests()).filter(({ method, path }) => method !== "GET" && !path.startsWith("/auth/"));

const figures = { total: ANY_FIGURE, unassigned: ANY_FIGURE };
const summary = withAnyFigure(text("organizations.list.summary", figures));

async function total(page: Page): Promise<string> {
  await page.goto("/organizations");
  return (await page.getByText(summary).textContent()) ?? "";
}

test("another integrator's key on the same data stops every change, and the former key starts them again", async ({
  page,
  stack,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { sandbox, console } = stack;
  await signIn("admin");
  const { name, address } = await listedOrganization(page, sandbox, "Held by the first key");
  const before = await total(page);
  await console.restart({ env: { VOCDONI_API_KEY: SECOND_INTEGRATOR_KEY } });
  await sandbox.clearRequests();
  await signIn("admin");
  await page.goto("/");
  await expect(notices(page)).toContainText(BANNER);
  const others = [
    "/organizations",
    `/organizations/${address}`,
    "/customers",
    "/quota",
    "/reconciliation?kind=gone",
    "/settings",
  ];
  for (const path of others) expect(await (await page.request.get(path)).text(), path).toContain(BANNER);

  const made = uniqueName("Must not be made");
  await fillCreateForm(page, made);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(STOPPED);

  await page.goto(`/organizations/${address}/edit`);
  await field(page, "website").fill("https://changed.example");
  await page.getByRole("button", { name: text("organizations.edit.save") }).click();
  await expect(operationPanel(page)).toContainText(STOPPED);

  await page.goto(`/organizations/${address}/delete`);
  await page.getByRole("textbox").last().fill(name);
  await page.getByRole("button", { name: text("organizations.delete.submit") }).click();
  await expect(operationPanel(page)).toContainText(STOPPED);

  const theirs = (await sandbox.addOrganization({ type: "association", integrator: "second" })).address;
  await sandbox.clearRequests();
  await page.goto("/reconciliation");
  const form = page.getByRole("region", { name: text("reconciliation.add.title") });
  for (const each of [theirs, address]) {
    await form.getByRole("textbox", { name: text("reconciliation.add.address") }).fill(each);
    await form.getByRole("button", { name: text("reconciliation.add.submit"), exact: true }).click();
    await expect(form.getByRole("alert")).toContainText(STOPPED);
  }
  await page.goto("/organizations");
  await page.getByRole("button", { name: text("sync.progress.syncNow") }).click();
  await expect(page.getByText(text("sync.freshness.failed"))).toBeVisible();
  expect(await changes(sandbox), "nothing was sent").toEqual([]);
  expect(await total(page), "the mirror is as it was").toBe(before);

  await console.restart({ env: { VOCDONI_API_KEY: PRIMARY_KEY } });
  await signIn("admin");
  await expect(async () => {
    await page.goto("/");
    await expect(page.getByText(BANNER)).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await fillCreateForm(page, made);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(text("operations.progress.created"));
  await page.goto(listOf(made));
  await expect(rowLink(page, made)).toBeVisible();
});

test("a key of unclear origin stops every change, and every page says so", async ({ page, stack, signIn }) => {
  test.setTimeout(120_000);
  const { sandbox, console } = stack;
  await signIn("admin");
  const { organizations } = await sandbox.state();
  const removed = organizations.filter(({ managedBy }) => managedBy === SECOND_INTEGRATOR);
  expect(removed.length).toBeGreaterThan(0);
  for (const { address } of removed) await sandbox.removeOrganization(address);
  await console.restart({ env: { VOCDONI_API_KEY: SECOND_INTEGRATOR_KEY } });
  await sandbox.clearRequests();
  await signIn("admin");
  const UNCLEAR = text("vocdoni.banners.unclear");
  await expect(async () => {
    await page.goto("/customers");
    await expect(notices(page)).toContainText(UNCLEAR, { timeout: 1_000 });
  }).toPass();
  await fillCreateForm(page, uniqueName("Must not be made either"));
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(text("vocdoni.identity.nothing-listed"));
  await expect(notices(page)).toContainText(UNCLEAR);
  expect(await changes(sandbox)).toEqual([]);
  await console.restart({ env: { VOCDONI_API_KEY: PRIMARY_KEY } });
  await signIn("admin");
  await expect(async () => {
    await page.goto("/customers");
    await expect(page.getByText(UNCLEAR)).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  for (const { name } of removed)
    await sandbox.addOrganization({ type: "union", integrator: "second", name: name ?? "" });
});
