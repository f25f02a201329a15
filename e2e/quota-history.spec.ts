import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import type { Page } from "@playwright/test";
import type { HistoryKey, HistoryRange } from "@/lib/quota/history-schemas";
import { expect, test } from "./support/fixtures";
import { listedOrganization, operationPanel } from "./support/organizations";
import type { Stack } from "./support/stack";
import { ANY, matching, text } from "./support/text";

const rangeName = (range: HistoryRange) => text(`quota.history.range.${range}`);
const panel = (page: Page, key: HistoryKey, range: HistoryRange) => {
  const name = text("quota.history.panel", { counter: text(`quota.counter.${key}`), range: rangeName(range) });
  return page.getByRole("region", { name, exact: true });
};
const decreases = { name: text("quota.history.decreases") };
const emails = { counter: text("quota.counter.emails") };

test("ranges are in the address and survive a reload; a gap and a decrease are written out", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/quota");
  const grew = text("quota.history.up", { value: "36,800", change: ANY, first: ANY });
  const limit = text("quota.history.limit", { limit: "50,000" });
  await expect(panel(page, "emails", "30d")).toContainText(matching(`${grew} ${limit}`));
  const ranges = page.getByRole("navigation", { name: text("quota.history.ranges") });
  await ranges.getByRole("link", { name: rangeName("12m") }).click();
  await expect(page).toHaveURL(/\/quota\?range=12m$/);
  await page.reload();
  await expect(ranges.getByRole("link", { name: rangeName("12m") })).toHaveAttribute("aria-current", "page");
  const year = panel(page, "emails", "12m");
  await expect(year).toContainText(matching(text("quota.history.since", { time: ANY })));
  await expect(year).toContainText(matching(text("quota.history.gap", { from: ANY, to: ANY })));
  await expect(year.getByRole("list", decreases)).toContainText(text("quota.decrease.unexplained"));
  // The gap breaks the line: two lines begin, and the limit was raised in a step.
  expect((await year.locator("path[data-line=used]").getAttribute("d"))?.match(/M/g)).toHaveLength(2);
  expect(await year.locator("path[data-line=limit]").getAttribute("d")).toMatch(
    /L([\d.]+),([\d.]+)L\1,(?!\2(?:[LMZ]|$))/,
  );
  await year.locator("svg:has(path[data-line])").hover({ position: { x: 5, y: 20 }, force: true });
  await expect(year.locator("[data-readout]")).toContainText(/^[\d,]+ of [\d,]+\d+ \w+ \d{4}$/);
  await page.goBack();
  await expect(panel(page, "emails", "30d")).toBeVisible();

  await page.goto("/quota?range=90y&table=nothing");
  await expect(page.getByText(text("ui.ignoredFilters.ignored", { count: 2, names: "range, table" }))).toBeVisible();
  await expect(panel(page, "votes", "30d")).toBeVisible();
});

test("a chart's table and its CSV file have the same figures", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/quota?range=12m");
  await page.getByRole("link", { name: text("quota.history.viewAsTable", emails) }).click();
  await expect(page).toHaveURL(/table=emails/);
  const table = page.getByRole("table", {
    name: text("quota.historyTable.caption", { ...emails, range: rangeName("12m"), zone: "UTC" }),
  });
  await expect(table.getByRole("row", { name: matching(text("quota.historyTable.gap", { time: ANY })) })).toHaveCount(
    1,
  );
  const cells = await table
    .locator("tbody tr:not(:has([colspan]))")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll("td")].slice(1, 3).map((cell) => cell.textContent?.replaceAll(",", "")),
      ),
    );
  expect(cells.length).toBeGreaterThan(150);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: text("quota.history.exportOne", emails) }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^quota-emails-12m-\d{4}-\d{2}-\d{2}\.csv$/);
  const [header, ...lines] = readFileSync(await file.path(), "utf16le").split("\r\n");
  expect(header).toBe("\uFEFFread_at\ttime_zone\temails_used\temails_limit\tnote");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => line.split("\t").slice(2, 4)).reverse()).toEqual(cells);
  expect(lines.join("\n")).toContain(text("quota.decrease.unexplained"));

  await page.getByRole("link", { name: text("quota.history.viewAsChart", emails) }).click();
  await expect(table).toHaveCount(0);
});

/**
 * What was read in the hours before this one, as if `votes` more had been sent by then, and what other tests of this worker
 * deleted, as if it had been a day ago: only three are named. The console is down while that is written.
 */
async function makeDecrease({ console, dataDir }: Stack, votes: number, address: string) {
  await console.stop();
  const database = await PGlite.create(join(dataDir, "postgres"), { extensions: { pg_trgm } });
  await database.query(
    `UPDATE quota_history SET usage = jsonb_set(usage, '{sentVotes}', to_jsonb((usage->>'sentVotes')::bigint + $1::bigint))
     WHERE bucket_kind = 'hour' AND bucket_start < date_trunc('hour', now())`,
    [votes],
  );
  await database.query(
    `UPDATE operations SET sent_at = sent_at - interval '1 day', finished_at = finished_at - interval '1 day'
     WHERE kind = 'organization.delete' AND target <> $1`,
    [address],
  );
  await database.close();
  await console.start();
}

test("a decrease names the organization that was deleted from here", async ({ page, stack, signIn }) => {
  await signIn("admin");
  const counters = { sentVotes: 12_000 };
  const made = await listedOrganization(page, stack.sandbox, "Given back", { counters });
  await page.goto(`/organizations/${made.address}/delete`);
  await page.getByRole("textbox", { name: new RegExp(made.name) }).fill(made.name);
  await page.getByRole("button", { name: text("organizations.delete.submit") }).click();
  await expect(operationPanel(page).getByText(text("operations.progress.deleted"))).toBeVisible();
  await makeDecrease(stack, counters.sentVotes, made.address);
  await signIn("operator");
  await page.goto("/quota?range=24h");
  const named = text("quota.decrease.byDeletion", { names: made.name });
  const list = panel(page, "votes", "24h").getByRole("list", decreases);
  await expect(async () => {
    await page.request.get("/api/quota?fresh=1");
    await page.reload();
    await expect(list).toContainText(named, { timeout: 1_500 });
  }).toPass();
  await page
    .getByRole("link", { name: text("quota.history.viewAsTable", { counter: text("quota.counter.votes") }) })
    .click();
  await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText(named);
});

test("signed out there is no file; a viewer may save it", async ({ page, signIn, playwright, stack }) => {
  const stranger = await playwright.request.newContext({ baseURL: stack.console.url });
  const refused = await stranger.get("/api/quota/history?range=12m");
  expect(refused.status()).toBe(401);
  expect(await refused.text()).not.toContain("read_at");
  await stranger.dispose();
  await signIn("viewer");
  const answer = await page.request.get("/api/quota/history?range=24h");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-16le");
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="quota-24h-[\d-]+\.csv"$/);
  expect((await answer.body()).toString("utf16le")).toContain(
    "managedOrgs_used\tmanagedOrgs_limit\tmanagedProcesses_used",
  );
});
