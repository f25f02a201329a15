import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { PRIMARY_INTEGRATOR } from "../sandbox/credentials";
import { callAction, errorCodeOf, serverActions } from "./support/actions";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import { countAtVocdoni, creations, formError, listOf, rowLink, uniqueName } from "./support/organizations";
import { anImport, expectFitsPhone } from "./support/pages";
import { text } from "./support/text";

const rows = (page: Page) => page.getByRole("textbox", { name: "Rows (required)" });
const check = (page: Page) => page.getByRole("button", { name: "Check the rows" });
const review = (page: Page) => page.getByRole("region", { name: "What would be imported" });
const state = (page: Page) => page.getByRole("region", { name: "Where it stands" });
const unions = (names: string[]) => `name,type\n${names.map((name) => `${name},union`).join("\n")}\n`;

test("rows are pasted, checked, begun and followed to their end", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const [one, two, customer] = [uniqueName("Row one"), uniqueName("Row two"), uniqueName("Customer of rows")];
  await page.goto("/organizations");
  await page.getByRole("main").getByRole("link", { name: "Import", exact: true }).click();
  await expect(page).toHaveURL("/organizations/import");
  // The quota that an earlier test of this worker set may be shown for two seconds more.
  await expect(async () => {
    await page.request.get("/api/quota?fresh=1");
    await page.reload();
    const left = page.getByText(/[\d,]+ left of [\d,]+ organizations · checked/);
    await expect(left).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await rows(page).fill(
    `name;type;website;customer;hue\n${one};union;https://one.example;${customer};red\n${one};union\n${two};Company;;${customer}\nBad;guild;x\n`,
  );
  await stack.sandbox.clearRequests();
  await check(page).click();
  await expect(page.getByRole("heading", { name: "What would be imported" })).toBeFocused();
  await expect(review(page)).toContainText(/Will be created\s*2/);
  await expect(review(page).getByRole("row", { name: /^5 type .*Use one of/ })).toBeVisible();
  await expect(review(page).getByRole("row", { name: /^5 website .*whole web address/ })).toBeVisible();
  await expect(review(page).getByRole("row", { name: new RegExp(`^3 ${one} line 2`) })).toBeVisible();
  await expect(review(page)).toContainText("Not used: hue");
  await expect(review(page)).toContainText("1 customer will be made");
  await expect(review(page)).toContainText(/[\d,]+ left of [\d,]+ organizations/);
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page);
  }
  await expectFitsPhone(page, "the check of an import");
  expect(await creations(stack.sandbox)).toHaveLength(0);

  // What is changed after the check must be checked again.
  await rows(page).press("End");
  await rows(page).press("Enter");
  await expect(review(page)).toBeHidden();
  await check(page).click();
  await review(page).getByRole("button", { name: "Import 2 organizations" }).click();
  await page.waitForURL(/\/organizations\/import\/[0-9a-f-]{36}$/);
  await expect(state(page).getByText("Done", { exact: true })).toBeVisible();
  await expect(state(page)).toContainText("All 2 organizations exist at Vocdoni and are in the list.");
  await expect(state(page)).toContainText("2 rows of the file were left out from the start.");
  expect([await countAtVocdoni(stack.sandbox, one), await countAtVocdoni(stack.sandbox, two)]).toEqual([1, 1]);
  await page.getByRole("link", { name: `Open the organization ${two}` }).click();
  await expect(page.getByRole("region", { name: "Customer" }).getByRole("link", { name: customer })).toBeVisible();
  await page.goto(listOf(customer));
  await expect(rowLink(page, one)).toBeVisible();

  await page.goto("/organizations/import");
  await page.getByRole("link", { name: "Import of pasted rows" }).first().click();
  await page.getByRole("link", { name: one, exact: true }).click();
  await page.getByRole("link", { name: "The import that it is a row of" }).click();
  await expect(page).toHaveURL(/\/organizations\/import\/[0-9a-f-]{36}$/);
});

test("a file is read whatever its separator; one in another encoding, or that is none, says what to do", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/organizations/import");
  const choose = (name: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  // The field is hidden until its button opens it: only here can a file be chosen before the page is ready for it.
  await expect(async () => {
    await choose("latin.csv", Buffer.from("name\nUni\u00f3\n", "latin1"));
    await expect(formError(page)).toContainText("This file is not in UTF-8 or UTF-16.", { timeout: 1_000 });
  }).toPass();
  await choose("large.csv", Buffer.alloc(1_000_001, "x"));
  await expect(formError(page)).toContainText("more than 1 MB");
  const name = uniqueName("Unió");
  await choose("clubs.csv", Buffer.from(`\uFEFFName\tCountry\r\n"${name}"\tSpain\r\n`));
  await expect(formError(page)).toHaveCount(0);
  await page.getByLabel("Type of rows that name none").selectOption("union");
  await check(page).click();
  await expect(review(page).getByRole("button", { name: "Import 1 organization" })).toBeVisible();
  await rows(page).fill("type\nunion");
  await check(page).click();
  await expect(formError(page)).toContainText("one of them must be name");
  await expect(rows(page)).toBeFocused();
  const template = (await (await page.request.get("/api/imports/template")).body()).toString("utf16le");
  expect(template).toContain("name\ttype\tcountry\twebsite\tcustomer\texternal_id");
});

test("more rows than slots cannot be begun, not even without the page", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { sandbox } = stack;
  const used = (await sandbox.state()).integrators[PRIMARY_INTEGRATOR]?.managedOrgs ?? 0;
  const names = [1, 2, 3].map((n) => uniqueName(`Too many ${n}`));
  await sandbox.setLimits({ limits: { maxManagedOrgs: used + 100 } });
  await sandbox.clearRequests();
  await page.goto("/organizations/import");
  await rows(page).fill(unions(names));
  await check(page).click();
  const begin = review(page).getByRole("button", { name: "Import 3 organizations" });
  await expect(begin).toBeEnabled();
  await sandbox.setLimits({ limits: { maxManagedOrgs: used + 1 } });
  // The page does not know yet: the console reads the quota again before it begins.
  await begin.click();
  await expect(formError(page)).toContainText(/[23] more than (the 1 that are left|are left: none is)/);
  await check(page).click();
  await expect(review(page)).toContainText(/[23] more than .*Leave rows out/);
  await expect(review(page).getByRole("button", { name: "Import 3 organizations" })).toBeDisabled();
  await expect(anImport(page, unions(names))).rejects.toThrow(/"code":"conflict".*Nothing was imported/);
  expect(await creations(sandbox)).toHaveLength(0);
});

test("one goes on by keyboard, is stopped by keyboard, and gives its rows back", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await stack.sandbox.setDelays({ createDelay: 2_500 });
  const names = Array.from({ length: 9 }, (_, n) => uniqueName(`Stopped ${n}`));
  await page.goto("/organizations/import");
  await rows(page).focus();
  await page.keyboard.insertText(unions(names));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(check(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "What would be imported" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Import 9 organizations" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(state(page).getByText("Under way", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Stop the import" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Stop it" }).press("Enter");
  await expect(state(page).getByText("Stopped", { exact: true })).toBeVisible();
  await expect(state(page)).toContainText("stopped the import.");
  await expect(page.locator(":focus")).not.toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the rows not created" }).click();
  const file = readFileSync(await (await download).path(), "utf16le");
  expect(file).toContain(`${names[8]}\tunion`);
  expect(file).not.toContain(`${names[0]}\t`);
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("menuitemradio", { name: /^Not sent/ }).click();
  await expect(page).toHaveURL(/group=not-sent/);
  await expect(page.getByRole("row", { name: new RegExp(names[8] ?? "") })).toContainText("never sent");
});

test("a viewer reads how an import goes, and cannot begin or stop one", async ({ page, signIn }) => {
  await signIn("operator");
  const id = await anImport(page);
  await signIn("viewer");
  await page.goto(`/organizations/import/${id}`);
  await expect(state(page).getByText("Done", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop the import" })).toHaveCount(0);
  await page.goto("/organizations");
  await expect(page.getByRole("main").getByRole("link", { name: "Import", exact: true })).toHaveCount(0);
  await page.goto("/organizations/import");
  await expect(page.getByRole("heading", { name: text("shell.forbidden.title") })).toBeVisible();
  for (const action of serverActions().filter(({ name }) => /ImportAction$/.test(name))) {
    expect(errorCodeOf(await callAction(page.request, action, { id })), action.name).toBe("forbidden");
  }
});
