import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { QuotaKey } from "@/lib/quota/model";
import type { RankingKind } from "@/lib/usage/ranking-schemas";
import { expect, test } from "./support/fixtures";
import { seededAddress } from "./support/organizations";
import { aCustomer } from "./support/samples";
import { ANY, matching, text } from "./support/text";

/** The figures of a column of the ranking, top to bottom. */
const column = async (page: Page, index: number) =>
  (await page.getByRole("table").locator(`tbody tr td:nth-child(${index})`).allTextContents()).map((text) =>
    Number(/^[+−]?[\d,]+/.exec(text)?.[0].replaceAll(",", "").replace("−", "-")),
  );
const ranking = (page: Page, by: RankingKind, key: QuotaKey) =>
  page.getByRole("table", { name: text(`usage.table.${by}s`, { counter: text(`quota.counter.${key}`) }) });
const descending = (figures: number[]) => [...figures].sort((a, b) => b - a);

test("a viewer ranks organizations and customers, orders by change, searches, turns the page and saves it all", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/quota");
  await page
    .getByRole("navigation", { name: text("quota.page.more") })
    .getByRole("link", { name: text("quota.page.usage") })
    .click();
  const table = ranking(page, "organization", "votes");
  await expect(table.getByRole("row")).toHaveCount(51);
  const votes = await column(page, 3);
  expect(votes).toEqual(descending(votes));

  await page.getByRole("link", { name: text("quota.counter.emails"), exact: true }).click();
  await page.getByRole("link", { name: text("usage.table.days30") }).click();
  await expect(page).toHaveURL(/counter=emails&sort=change30/);
  const grown = ranking(page, "organization", "emails");
  await expect(grown.getByRole("columnheader", { name: text("usage.table.days30") })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const changes = await column(page, 7);
  expect(changes[0]).toBeGreaterThan(0);
  expect(changes).toEqual(descending(changes));
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/page=2&after=/);
  await page.reload();
  await expect(grown.getByRole("row")).toHaveCount(51);
  expect((await column(page, 7))[0]).toBeLessThanOrEqual(changes.at(-1) ?? 0);

  await page
    .getByRole("link", { name: text("usage.choices.customers"), exact: true })
    .last()
    .click();
  const customers = ranking(page, "customer", "emails");
  await expect(customers.getByRole("row", { name: text("usage.table.unassigned") })).toHaveCount(1);
  const { name } = await aCustomer(page);
  await page.getByRole("searchbox", { name: text("usage.filters.searchCustomers") }).fill(name);
  await expect(customers.getByRole("row")).toHaveCount(2);
  const used = (await customers.getByRole("row").nth(1).getByRole("cell").nth(1).textContent())?.replaceAll(",", "");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: text("usage.page.export") }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^usage-customer-emails-\d{4}-\d{2}-\d{2}\.csv$/);
  const [header = "", row = ""] = readFileSync(await file.path(), "utf16le").split("\r\n");
  expect(header).toMatch(/^\uFEFFrank\tcustomer_id\tname\texternal_id\tvotes_used\t/);
  expect(row.split("\t")[header.split("\t").indexOf("emails_used")]).toBe(used);

  await page.goto("/quota/usage?counter=managedOrgs&sort=nothing");
  await expect(page.getByText(text("ui.ignoredFilters.ignored", { count: 2, names: "sort, counter" }))).toBeVisible();
});

test("an organization and a customer show their share of the quota and their own year", async ({ page, signIn }) => {
  await signIn("viewer");
  const { id } = await aCustomer(page);
  for (const path of [`/organizations/${seededAddress()}`, `/customers/${id}`]) {
    await page.goto(path);
    const share = page.getByRole("region", { name: text("usage.subject.title") });
    const votes = new RegExp(String.raw`^${text("quota.counter.votes")} [\d,]+ <?\d+% `);
    await expect(share.getByRole("row", { name: votes })).toBeVisible();
    const used = { used: ANY, change: ANY, day: ANY };
    const summary = await share
      .getByText(
        matching(
          text("usage.subjectHistory.change", used),
          text("usage.subjectHistory.changeSince", used),
          text("usage.subjectHistory.unchanged", used),
          text("usage.subjectHistory.unchangedSince", used),
        ),
      )
      .first()
      .textContent();
    await share.getByText(text("usage.subjectHistory.asTable")).click();
    const newest = share
      .getByRole("table", { name: text("usage.subjectHistory.caption") })
      .getByRole("row")
      .nth(1);
    const cells = await newest.getByRole("cell").allTextContents();
    expect(cells.slice(1)).toContain(/^[\d,]+/.exec(summary ?? "")?.[0]);
  }
});

test("a month by customer prints black on white without the shell, an odd one is reported; the glance fits a phone", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/quota/summary?month=2026-13");
  await expect(page.getByText(text("usage.summary.ignored"))).toBeVisible();
  const table = page.getByRole("table", { name: matching(text("usage.summaryTable.caption", { month: ANY })) });
  await expect(table.getByRole("row").nth(1)).toHaveAccessibleName(
    new RegExp(String.raw`^${text("usage.summaryTable.total")} [\d,]+\S* `),
  );
  const month = await page.getByRole("combobox", { name: text("usage.summary.month") }).inputValue();
  const file = (await (await page.request.get(`/api/quota/summary?month=${month}`)).body()).toString("utf16le");
  expect(file.trimEnd().split("\r\n")).toHaveLength((await table.getByRole("row").count()) - 1);

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 688, height: 972 });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: text("usage.summary.month") })).toBeHidden();
  expect(await table.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(0, 0, 0)");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
  await page.emulateMedia({ media: null, colorScheme: null });
  await page.goto("/quota/summary?month=2019-01");
  await expect(page.getByText(text("usage.summary.noneInMonth", { month: "January 2019" }))).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/quota/glance");
  const first = page.getByRole("main").getByRole("region").first();
  for (const part of [
    text("quota.glance.remaining", { left: 0 }),
    text("quota.glance.now"),
    text("quota.glance.atLimit"),
    text("quota.glance.topCustomers"),
  ])
    await expect(first).toContainText(part);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
