import type { Page } from "@playwright/test";
import { ALL_SCOPES } from "../sandbox/credentials";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import {
  countAtVocdoni,
  createButton,
  fillCreateForm,
  LIST,
  listedOrganization,
  listOf,
  notices,
  operationPanel,
  rowLink,
  uniqueName,
} from "./support/organizations";
import { anyOf, startingWith } from "./support/pattern";
import { text } from "./support/text";

const syncNow = (page: Page) => page.getByRole("button", { name: text("sync.progress.syncNow") });
const synced = (ago: string) => text.markup("sync.freshness.lastSynced", { time: () => ago });
const age = new RegExp(`(^|· )${synced("(just now|\\d+ (s|min|h) ago)")}$`);
const fresh = new RegExp(`^${synced("(just now|\\d+ s ago)")}$`);
const failedSync = startingWith(`${text("sync.freshness.failed")} · ${synced("")}`);

const unreachable = text("vocdoni.cause.unreachable");
const paused = text("vocdoni.cause.breaker-open");
const unauthorized = text("vocdoni.cause.unauthorized");
const unchanged = (cause: string) => text("vocdoni.change.notApplied", { cause });
const [lastKnownState = ""] = text.markup("vocdoni.banners.problemHint", { time: () => "|" }).split("|");
const lacks = (scope: string) => text("vocdoni.banners.scopesMissing", { count: 1, scopes: scope });

/** Asks Vocdoni until the console has seen that all is well again; reads may be paused for ten seconds. */
async function recovered(page: Page) {
  await expect(async () => {
    await page.goto("/organizations");
    await syncNow(page).click();
    await expect(page.getByText(fresh)).toBeVisible({ timeout: 2_000 });
    await page.reload();
    await expect(notices(page)).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 40_000 });
}

async function refusedCreate(page: Page, reason: string | RegExp) {
  const name = uniqueName("Must not be made");
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page).getByText(text("operations.outcome.failed"))).toBeVisible({ timeout: 20_000 });
  await expect(operationPanel(page)).toContainText(reason);
  return name;
}

test("Vocdoni down: what is known stays with its age, a change says that nothing changed, and it recovers", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Known before the outage");
  await stack.sandbox.stop();
  const chip = { chip: (words: string) => `${words}|`, problem: "", time: () => "" };
  const [outOfDate = ""] = text.markup("organizations.status.outOfDate", chip).split("|");
  await page.goto(`/organizations/${address}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText(outOfDate, { exact: true })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(anyOf(unreachable, paused));

  await page.goto(`/organizations?q=${encodeURIComponent(name)}`);
  await expect(rowLink(page, name)).toBeVisible();
  await expect(page.getByText(age)).toBeVisible();
  await expect(notices(page)).toContainText(unreachable);
  await expect(notices(page)).toContainText(lastKnownState.trim());
  const never = await refusedCreate(page, anyOf(unchanged(unreachable), unchanged(paused)));
  for (const path of ["/", "/quota", "/customers", "/operations", `/organizations/${address}/edit`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(text("shell.error.title"))).toHaveCount(0);
  }

  await stack.sandbox.start();
  await recovered(page);
  expect(await countAtVocdoni(stack.sandbox, never)).toBe(0);
});

test("Vocdoni slow: the pages come all the same", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Slowly read");
  await stack.sandbox.setDelays({ latency: 7_000 });
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible({ timeout: 6_000 });
  await page.goto(`/organizations?q=${encodeURIComponent(name)}`, { waitUntil: "commit" });
  await expect(rowLink(page, name)).toBeVisible({ timeout: 6_000 });
  await page.goto(`/organizations/${address}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(
    page.getByRole("main").getByText(startingWith(text.markup("organizations.status.synced", { time: () => "" }))),
  ).toBeVisible();
});

for (const mangle of ["malformed", "html"] as const) {
  test(`Vocdoni lying (${mangle}): a sync says that it failed, and the rows stay`, async ({ page, stack, signIn }) => {
    await signIn("operator");
    const { name } = await listedOrganization(page, stack.sandbox, "Stays listed");
    await page.goto(listOf(name));
    await expect(rowLink(page, name)).toBeVisible();
    await stack.sandbox.fault({ method: "GET", path: LIST, mangle, times: 0 });
    await expect(async () => {
      await syncNow(page).click();
      await expect(page.getByText(failedSync)).toBeVisible({ timeout: 6_000 });
    }).toPass();
    await expect(rowLink(page, name)).toBeVisible();
    await stack.sandbox.clearFaults();
    await recovered(page);
    await page.goto(`/organizations?q=${encodeURIComponent(name)}`);
    await expect(rowLink(page, name)).toBeVisible();
  });
}

async function noticeAfterSync(page: Page, notice: string) {
  await expect(async () => {
    await page.goto("/organizations");
    await syncNow(page).click();
    await expect(page.getByText(failedSync)).toBeVisible({ timeout: 2_000 });
    await page.reload();
    await expect(notices(page)).toContainText(notice, { timeout: 500 });
  }).toPass();
}

test("a revoked key: a banner says so, staff stay signed in, and it disappears once the key works again", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await stack.sandbox.setKey({ revoked: true });
  await noticeAfterSync(page, unauthorized);
  await expect(notices(page)).toContainText(lastKnownState.trim());
  await expect(page.getByRole("button", { name: /Oriol Operator/ })).toBeVisible();
  await expect(page.getByRole("row")).not.toHaveCount(0);
  await refusedCreate(page, unchanged(unauthorized));
  await stack.sandbox.setKey({ revoked: false });
  await recovered(page);
});

test("a missing scope: the banner names it, and disappears once the key has it", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { sandbox } = stack;
  await sandbox.setKey({ scopes: ALL_SCOPES.filter((scope) => scope !== "managed:read") });
  await noticeAfterSync(page, lacks("managed:read"));
  await sandbox.setKey({ scopes: ALL_SCOPES });
  await recovered(page);

  await sandbox.setKey({ scopes: ALL_SCOPES.filter((scope) => scope !== "managed:write") });
  const cause = text("vocdoni.cause.scope-missing", { scope: "managed:write" });
  const never = await refusedCreate(page, unchanged(cause));
  await page.reload();
  await expect(notices(page)).toContainText(lacks("managed:write"));
  expect(await countAtVocdoni(sandbox, never)).toBe(0);
  await sandbox.setKey({ scopes: ALL_SCOPES });
  await fillCreateForm(page, uniqueName("Made again"));
  await createButton(page).click();
  await expect(operationPanel(page).getByText(text("operations.progress.created"))).toBeVisible();
  await expect(async () => {
    await page.goto("/organizations");
    await expect(notices(page)).toHaveCount(0, { timeout: 500 });
  }).toPass();
});

test("a URL past Vocdoni's proxy: the banner names the URL and clears the key, and goes once the URL is right", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { sandbox } = stack;
  const { name, address } = await listedOrganization(page, sandbox, "Behind the proxy");
  await sandbox.setConditions({ pastProxy: true });
  const cause = text("vocdoni.cause.wrong-url");
  const title = cause.slice(0, cause.indexOf(". ") + 1);
  await noticeAfterSync(page, title);
  await expect(notices(page).getByText(title, { exact: true })).toBeVisible();
  await expect(notices(page)).toContainText(`${cause.slice(title.length)} ${lastKnownState}`);
  await expect(notices(page)).not.toContainText(
    anyOf(unauthorized, lacks("managed:read"), text("vocdoni.cause.not-integrator")),
  );
  await expect(page.getByRole("row")).not.toHaveCount(0);
  const never = await refusedCreate(page, unchanged(cause));
  await page.goto(`/organizations/${address}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("main"), "the last known state stays").toContainText("VOCDONI_API_URL");
  await expectAccessibleInBothThemes(page);

  await sandbox.setConditions({ pastProxy: false });
  await recovered(page);
  expect(await countAtVocdoni(sandbox, never)).toBe(0);
});
