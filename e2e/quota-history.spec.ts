import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { listedOrganization, operationPanel } from "./support/organizations";
import type { Stack } from "./support/stack";

const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("ranges are in the address and survive a reload; a gap and a fall are said in words", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/quota");
  await expect(panel(page, "E-mails, 30 days")).toContainText(/36,800 now, up [\d,]+ from [\d,]+\. Limit 50,000\./);
  const ranges = page.getByRole("navigation", { name: "Range of the history" });
  await ranges.getByRole("link", { name: "12 months" }).click();
  await expect(page).toHaveURL(/\/quota\?range=12m$/);
  await page.reload();
  await expect(ranges.getByRole("link", { name: "12 months" })).toHaveAttribute("aria-current", "page");
  const emails = panel(page, "E-mails, 12 months");
  await expect(emails).toContainText(/Kept since \d+ \w+ \d{4}\./);
  await expect(emails).toContainText(/No readings from \d+ \w+ \d{4} to \d+ \w+ \d{4}\./);
  await expect(emails.getByRole("list", { name: "Falls" })).toContainText("not by a deletion made here");
  // The gap breaks the line: two lines begin, and the limit was raised in a step.
  expect((await emails.locator("path[data-line=used]").getAttribute("d"))?.match(/M/g)).toHaveLength(2);
  expect(await emails.locator("path[data-line=limit]").getAttribute("d")).toMatch(/V/);
  await emails.locator("svg:has(path[data-line])").hover({ position: { x: 5, y: 20 }, force: true });
  await expect(emails.locator("[data-readout]")).toContainText(/^[\d,]+ of [\d,]+\d+ \w+ \d{4}$/);
  await page.goBack();
  await expect(panel(page, "E-mails, 30 days")).toBeVisible();

  await page.goto("/quota?range=90y&table=nothing");
  await expect(page.getByText("Part of the address was not understood and left out: range, table")).toBeVisible();
  await expect(panel(page, "Votes, 30 days")).toBeVisible();
});

test("a chart's table and its CSV file have the same figures", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/quota?range=12m");
  await page.getByRole("link", { name: "E-mails as a table" }).click();
  await expect(page).toHaveURL(/table=emails/);
  const table = page.getByRole("table", { name: "E-mails, 12 months, times in UTC, newest first" });
  await expect(table.getByRole("row", { name: /^No readings until / })).toHaveCount(1);
  const cells = await table
    .locator("tbody tr:not(:has([colspan]))")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll("td")].slice(1, 3).map((cell) => cell.textContent?.replaceAll(",", "")),
      ),
    );
  expect(cells.length).toBeGreaterThan(150);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "E-mails as a CSV file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^quota-emails-12m-\d{4}-\d{2}-\d{2}\.csv$/);
  const [header, ...lines] = readFileSync(await file.path(), "utf16le").split("\r\n");
  expect(header).toBe("\uFEFFread_at\ttime_zone\temails_used\temails_limit\tnote");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => line.split("\t").slice(2, 4)).reverse()).toEqual(cells);
  expect(lines.join("\n")).toContain("not by a deletion made here");

  await page.getByRole("link", { name: "E-mails as a chart" }).click();
  await expect(table).toHaveCount(0);
});

/**
 * What was read in the hours before this one, as if `votes` more had been sent by then, and what other tests of this worker
 * deleted, as if it had been a day ago: only three are named. The console is down meanwhile.
 */
async function makeFall({ console, dataDir }: Stack, votes: number, address: string) {
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

test("a fall names the organization that was deleted from here", async ({ page, stack, signIn }) => {
  await signIn("admin");
  const counters = { sentVotes: 12_000 };
  const made = await listedOrganization(page, stack.sandbox, "Given back", { counters });
  await page.goto(`/organizations/${made.address}/delete`);
  await page.getByRole("textbox", { name: `Type ${made.name} or its address to delete it.` }).fill(made.name);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(operationPanel(page).getByText("The organization is gone from Vocdoni.")).toBeVisible();
  await makeFall(stack, counters.sentVotes, made.address);
  await signIn("operator");
  await page.goto("/quota?range=24h");
  const named = `deleted: ${made.name}`;
  const falls = panel(page, "Votes, 24 hours").getByRole("list", { name: "Falls" });
  await expect(async () => {
    await page.request.get("/api/quota?fresh=1");
    await page.reload();
    await expect(falls).toContainText(named, { timeout: 1_500 });
  }).toPass();
  await page.getByRole("link", { name: "Votes as a table" }).click();
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
