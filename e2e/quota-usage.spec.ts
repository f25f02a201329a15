import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { seededAddress } from "./support/organizations";
import { aCustomer } from "./support/pages";

/** The figures of a column of the ranking, top to bottom. */
const column = async (page: Page, index: number) =>
  (await page.getByRole("table").locator(`tbody tr td:nth-child(${index})`).allTextContents()).map((text) =>
    Number(/^[+−]?[\d,]+/.exec(text)?.[0].replaceAll(",", "").replace("−", "-")),
  );
const fallingOff = (figures: number[]) => [...figures].sort((a, b) => b - a);

test("a viewer ranks organizations and customers, orders by change, searches, turns the page and saves it all", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/quota");
  await page
    .getByRole("navigation", { name: "More about the quota" })
    .getByRole("link", { name: "Who uses it" })
    .click();
  const table = page.getByRole("table", { name: "Organizations by Votes" });
  await expect(table.getByRole("row")).toHaveCount(51);
  const votes = await column(page, 3);
  expect(votes).toEqual(fallingOff(votes));

  await page.getByRole("link", { name: "E-mails", exact: true }).click();
  await page.getByRole("link", { name: "30 days" }).click();
  await expect(page).toHaveURL(/counter=emails&sort=change30/);
  const grown = page.getByRole("table", { name: "Organizations by E-mails" });
  await expect(grown.getByRole("columnheader", { name: "30 days" })).toHaveAttribute("aria-sort", "descending");
  const changes = await column(page, 7);
  expect(changes[0]).toBeGreaterThan(0);
  expect(changes).toEqual(fallingOff(changes));
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/page=2&after=/);
  await page.reload();
  await expect(grown.getByRole("row")).toHaveCount(51);
  expect((await column(page, 7))[0]).toBeLessThanOrEqual(changes.at(-1) ?? 0);

  await page.getByRole("link", { name: "Customers", exact: true }).last().click();
  const customers = page.getByRole("table", { name: "Customers by E-mails" });
  await expect(customers.getByRole("row", { name: /^No customer / })).toHaveCount(1);
  const { name } = await aCustomer(page);
  await page.getByRole("searchbox", { name: "Search customers" }).fill(name);
  await expect(customers.getByRole("row")).toHaveCount(2);
  const used = (await customers.getByRole("row").nth(1).getByRole("cell").nth(1).textContent())?.replaceAll(",", "");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^usage-customer-emails-\d{4}-\d{2}-\d{2}\.csv$/);
  const [header = "", row = ""] = readFileSync(await file.path(), "utf16le").split("\r\n");
  expect(header).toMatch(/^\uFEFFrank\tcustomer_id\tname\texternal_id\tvotes_used\t/);
  expect(row.split("\t")[header.split("\t").indexOf("emails_used")]).toBe(used);

  await page.goto("/quota/usage?counter=managedOrgs&sort=nothing");
  await expect(page.getByText("Not understood and left out: sort, counter")).toBeVisible();
});

test("an organization and a customer show their part of the pool and their own year", async ({ page, signIn }) => {
  await signIn("viewer");
  const { id } = await aCustomer(page);
  for (const path of [`/organizations/${seededAddress()}`, `/customers/${id}`]) {
    await page.goto(path);
    const part = page.getByRole("region", { name: "Part of the pool" });
    await expect(part.getByRole("row", { name: /^Votes [\d,]+ <?\d+% / })).toBeVisible();
    const words = await part
      .getByText(/^[\d,]+ now, /)
      .first()
      .textContent();
    await part.getByText("The same as a table").click();
    const newest = part
      .getByRole("table", { name: /newest first$/ })
      .getByRole("row")
      .nth(1);
    const cells = await newest.getByRole("cell").allTextContents();
    expect(cells.slice(1)).toContain(/^[\d,]+/.exec(words ?? "")?.[0]);
  }
});

test("a month by customer prints black on white without the shell, an odd one is said; the road fits a phone", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  await page.goto("/quota/summary?month=2026-13");
  await expect(page.getByText("The month in the address is not one, and was left out")).toBeVisible();
  const table = page.getByRole("table", { name: /^What each customer had used, / });
  await expect(table.getByRole("row").nth(1)).toHaveAccessibleName(/^All together [\d,]+\S* /);
  const month = await page.getByRole("combobox", { name: "Month" }).inputValue();
  const file = (await (await page.request.get(`/api/quota/summary?month=${month}`)).body()).toString("utf16le");
  expect(file.trimEnd().split("\r\n")).toHaveLength((await table.getByRole("row").count()) - 1);

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 688, height: 972 });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Month" })).toBeHidden();
  expect(await table.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(0, 0, 0)");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
  await page.emulateMedia({ media: null, colorScheme: null });
  await page.goto("/quota/summary?month=2019-01");
  await expect(page.getByText("Nothing was kept in January 2019")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/quota/road");
  const first = page.getByRole("main").getByRole("region").first();
  for (const words of [/left/, /Runs out|Now/, /Then/, /Used by/]) await expect(first).toContainText(words);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
