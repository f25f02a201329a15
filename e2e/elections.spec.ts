import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { seedOrganizations } from "../sandbox/seed/organizations";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import { seededAddress } from "./support/organizations";
import { ORGANIZATIONS } from "./support/sandbox-process";
import { text } from "./support/text";

const tabs = (page: Page) => page.getByRole("navigation", { name: text("organizations.tabs.label") });
const table = (page: Page) => page.getByRole("table", { name: text("elections.list.caption") });

/** One that has held elections. */
function withElections(): string {
  const found = seedOrganizations(ORGANIZATIONS).find(({ counters }) => counters.processes >= 4);
  if (!found) throw new Error("no organization has held four elections");
  return found.address;
}

test("an organization's elections have a tab, with status, dates, census and votes", async ({
  page,
  signIn,
  stack,
}) => {
  await signIn("viewer");
  const address = withElections();
  await stack.sandbox.addElection(address, { status: "READY", questions: 2 });
  await page.goto(`/organizations/${address}`);
  await tabs(page)
    .getByRole("link", { name: text("organizations.tabs.elections") })
    .click();
  await expect(page).toHaveURL(`/organizations/${address}/elections`);
  await expect(tabs(page).getByRole("link", { name: text("organizations.tabs.elections") })).toHaveAttribute(
    "aria-current",
    "page",
  );
  const open = table(page)
    .getByRole("row")
    .filter({ hasText: text("elections.state.open") });
  await expect(open.first()).toContainText(text("elections.list.questions", { count: 2 }));
  await expect(open.first().getByRole("listitem")).toHaveCount(2);
  // Votes come after the rows.
  await expect(table(page).getByText("…", { exact: true })).toHaveCount(0);
  await expect(table(page)).toContainText("%");
  await expect(page.getByText(text("elections.list.timesIn", { timeZone: "" }))).toBeVisible();
  await expect(page.getByRole("region", { name: text("elections.drafts.title") })).toBeVisible();

  await page.goto(`/organizations/${address}/elections?status=READY`);
  await expect(open.first()).toBeVisible();
  await expect(table(page).getByText(text("elections.state.results"))).toHaveCount(0);
  await stack.sandbox.endElections(address);
  await page.goto(`/organizations/${address}/elections?status=PAUSED`);
  await expect(page.getByRole("heading", { name: text("elections.list.noResults") })).toBeVisible();
});

test("an election's page has the results of each question, and a file with them", async ({ page, signIn, stack }) => {
  await signIn("viewer");
  const address = withElections();
  await page.goto(`/organizations/${address}/elections`);
  const finished = table(page)
    .getByRole("row")
    .filter({ hasText: text("elections.state.results") });
  const link = finished.first().getByRole("link");
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const question = page.getByRole("main").getByRole("region").first();
  await expect(question).toContainText(text("elections.state.results"));
  await expect(question.getByRole("listitem").nth(1)).toBeVisible();
  await expect(question.getByRole("listitem").first()).toContainText("%");
  await expectAccessibleInBothThemes(page);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: text("elections.detail.csv") }).click();
  const path = await (await file).path();
  const lines = readFileSync(path, "utf16le").trim().split("\r\n");
  expect(lines[0]).toContain(text("elections.file.choice"));
  expect(lines.length).toBeGreaterThan(2);

  await page.goto(`/organizations/${address}/elections/${"0".repeat(24)}`);
  await expect(page.getByRole("heading", { name: text("elections.detail.missing") })).toBeVisible();
  await page.goto(`/organizations/${seededAddress()}/elections/${page.url().split("/").at(-1)}`);
  await expect(page.getByRole("heading", { name: text("elections.detail.missing") })).toBeVisible();
  await stack.sandbox.fault({ method: "GET", path: "^/processes/", status: 402, times: 0 });
  await page.reload();
  await expect(page.getByRole("heading", { name: text("elections.detail.failed") })).toBeVisible();
});

test("while Vocdoni takes two seconds, the rest of the page is there", async ({ page, signIn, stack }) => {
  await signIn("viewer");
  const address = withElections();
  await stack.sandbox.fault({ method: "GET", path: "^/processes$", delayMs: 2_000, times: 1 });
  await page.goto(`/organizations/${address}/elections`, { waitUntil: "commit" });
  await expect(page.getByText(text("elections.list.loading"))).toBeAttached();
  await expect(tabs(page)).toBeVisible();
  await expect(table(page)).toBeVisible();
  await expect(page.getByText(text("elections.list.loading"))).toHaveCount(0);
});

test("what Vocdoni can't tell is said: when it fails, and where it has legacy elections only", async ({
  page,
  signIn,
  stack,
}) => {
  await signIn("viewer");
  const address = withElections();
  await stack.sandbox.fault({ method: "GET", path: "^/processes$", status: 402, times: 0 });
  await page.goto(`/organizations/${address}/elections`);
  await expect(page.getByRole("heading", { name: text("elections.list.failed") })).toBeVisible();
  await expect(tabs(page)).toBeVisible();
  await stack.sandbox.clearFaults();
  await stack.sandbox.setGeneration("lts");
  await page.goto(`/organizations/${address}/elections`);
  await expect(page.getByRole("main")).toContainText(text("organizations.errors.noElections"));
});

test("an election that can't be read has no votes, the others do", async ({ page, signIn, stack }) => {
  await signIn("viewer");
  const address = withElections();
  await stack.sandbox.fault({ method: "GET", path: "^/processes/", status: 404, times: 1 });
  await page.goto(`/organizations/${address}/elections`);
  await expect(table(page).getByText(text("elections.list.notAvailable")).first()).toBeVisible();
  await expect(table(page)).toContainText("%");
});

test("an organization without elections says where they come from", async ({ page, signIn }) => {
  await signIn("viewer");
  const idle = seedOrganizations(ORGANIZATIONS).find(({ counters }) => counters.processes === 0);
  await page.goto(`/organizations/${idle?.address}/elections`);
  await expect(page.getByRole("heading", { name: text("elections.list.empty") })).toBeVisible();
});
