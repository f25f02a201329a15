import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { PRIMARY_INTEGRATOR } from "../sandbox/credentials";
import { callAction, errorCodeOf, serverActions } from "./support/actions";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import {
  countAtVocdoni,
  creations,
  customerPanel,
  formError,
  listOf,
  remainingSlots,
  rowLink,
  uniqueName,
} from "./support/organizations";
import { expectFitsPhone } from "./support/pages";
import { anyOf, startingWith } from "./support/pattern";
import { anImport } from "./support/samples";
import { text } from "./support/text";

const rows = (page: Page) => page.getByRole("textbox", { name: `${text("imports.form.rows")} (required)` });
const validate = (page: Page) => page.getByRole("button", { name: text("imports.form.validate") });
const review = (page: Page) => page.getByRole("region", { name: text("imports.review.title") });
const state = (page: Page) => page.getByRole("region", { name: text("imports.follow.title") });
const submit = (page: Page, count: number) =>
  review(page).getByRole("button", { name: text("imports.review.submit", { count }) });
const importLink = (page: Page) =>
  page.getByRole("main").getByRole("link", { name: text("organizations.list.import"), exact: true });
const unions = (names: string[]) => `name,type\n${names.map((name) => `${name},union`).join("\n")}\n`;

test("rows are pasted, checked, begun and followed to their end", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const [one, two, customer] = [uniqueName("Row one"), uniqueName("Row two"), uniqueName("Customer of rows")];
  await page.goto("/organizations");
  await importLink(page).click();
  await expect(page).toHaveURL("/organizations/import");
  // The quota that an earlier test of this worker set may be shown for two seconds more.
  await expect(async () => {
    await page.request.get("/api/quota?fresh=1");
    await page.reload();
    const left = page.getByText(remainingSlots());
    await expect(left).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await rows(page).fill(
    `name;type;website;customer;hue\n${one};union;https://one.example;${customer};red\n${one};union\n${two};Company;;${customer}\nBad;guild;x\n`,
  );
  await stack.sandbox.clearRequests();
  await validate(page).click();
  await expect(page.getByRole("heading", { name: text("imports.review.title") })).toBeFocused();
  await expect(review(page)).toContainText(new RegExp(`${text("imports.review.created")}\\s*2`));
  const noUrl = text("organizations.invalid.url", { example: "https://example.org" });
  const [unknownType = ""] = text("imports.problems.type", { type: "guild", types: "\n" }).split("\n");
  await expect(review(page).getByRole("row", { name: startingWith(unknownType, "5 type ") })).toBeVisible();
  await expect(review(page).getByRole("row", { name: startingWith(noUrl, "5 website ") })).toBeVisible();
  const sameAsLine = text("imports.lists.sameAsLine", { line: "2" });
  await expect(review(page).getByRole("row", { name: new RegExp(`^3 ${one} ${sameAsLine}`) })).toBeVisible();
  await expect(review(page)).toContainText(text("imports.review.unused", { columns: "hue" }));
  await expect(review(page)).toContainText(text("imports.lists.newCustomers", { count: 1 }));
  await expect(review(page).getByText(remainingSlots())).toBeVisible();
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    await expectAccessible(page);
  }
  await expectFitsPhone(page, "the preview of an import");
  expect(await creations(stack.sandbox)).toHaveLength(0);

  // What is changed after validating must be validated again.
  await rows(page).press("End");
  await rows(page).press("Enter");
  await expect(review(page)).toBeHidden();
  await validate(page).click();
  await submit(page, 2).click();
  await page.waitForURL(/\/organizations\/import\/[0-9a-f-]{36}$/);
  await expect(state(page).getByText(text("imports.progress.completed"), { exact: true })).toBeVisible();
  await expect(state(page)).toContainText(text("imports.progress.allCreated", { count: 2 }));
  await expect(state(page)).toContainText(text("imports.follow.leftOut", { count: 2 }));
  expect([await countAtVocdoni(stack.sandbox, one), await countAtVocdoni(stack.sandbox, two)]).toEqual([1, 1]);
  await page.getByRole("link", { name: text("imports.rows.openNamed", { name: two }) }).click();
  await expect(customerPanel(page).getByRole("link", { name: customer })).toBeVisible();
  await page.goto(listOf(customer));
  await expect(rowLink(page, one)).toBeVisible();

  await page.goto("/organizations/import");
  await page
    .getByRole("link", { name: text("imports.progress.ofPasted") })
    .first()
    .click();
  await page.getByRole("link", { name: one, exact: true }).click();
  await page.getByRole("link", { name: text("operations.detail.viewImport") }).click();
  await expect(page).toHaveURL(/\/organizations\/import\/[0-9a-f-]{36}$/);
});

test("a file is read with any separator; another encoding or format gets an explanation", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations/import");
  const choose = (name: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  // The field is hidden until its button opens it: only here can a file be chosen before the page is ready for it.
  await expect(async () => {
    await choose("latin.csv", Buffer.from("name\nUni\u00f3\n", "latin1"));
    await expect(formError(page)).toContainText(text("imports.file.encoding"), { timeout: 1_000 });
  }).toPass();
  await choose("large.csv", Buffer.alloc(1_000_001, "x"));
  await expect(formError(page)).toContainText(text("imports.file.tooLarge"));
  const name = uniqueName("Unió");
  await choose("clubs.csv", Buffer.from(`\uFEFFName\tCountry\r\n"${name}"\tSpain\r\n`));
  await expect(formError(page)).toHaveCount(0);
  await page.getByLabel(text("imports.form.defaultType")).selectOption("union");
  await validate(page).click();
  await expect(submit(page, 1)).toBeVisible();
  await rows(page).fill("type\nunion");
  await validate(page).click();
  await expect(formError(page)).toContainText(text("imports.csv.noName", { columns: "type" }));
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
  await validate(page).click();
  const begin = submit(page, 3);
  await expect(begin).toBeEnabled();
  await sandbox.setLimits({ limits: { maxManagedOrgs: used + 1 } });
  // The page does not know yet: the console reads the quota again before it begins.
  await begin.click();
  await expect(formError(page)).toContainText(
    anyOf(...[2, 3].map((over) => text("imports.errors.overLimit", { over, left: 3 - over }))),
  );
  await validate(page).click();
  await expect(review(page)).toContainText(
    anyOf(...[2, 3].map((over) => text("imports.review.overLimit", { over, left: 3 - over }))),
  );
  await expect(review(page)).toContainText(text("imports.review.overLimitBody"));
  await expect(submit(page, 3)).toBeDisabled();
  await expect(anImport(page, unions(names))).rejects.toThrow(/"code":"conflict".*Nothing was imported/);
  expect(await creations(sandbox)).toHaveLength(0);
});

test("one is opened and stopped by keyboard, and returns its rows", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await stack.sandbox.setDelays({ createDelay: 2_500 });
  const names = Array.from({ length: 9 }, (_, n) => uniqueName(`Stopped ${n}`));
  await page.goto("/organizations/import");
  await rows(page).focus();
  await page.keyboard.insertText(unions(names));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(validate(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: text("imports.review.title") })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(submit(page, 9)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(state(page).getByText(text("imports.progress.running"), { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: text("imports.follow.stop") }).focus();
  await page.keyboard.press("Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("imports.follow.stop") })
    .press("Enter");
  await expect(state(page).getByText(text("imports.progress.stopped"), { exact: true })).toBeVisible();
  await expect(state(page)).toContainText(text("imports.reasons.stoppedBy", { name: "" }).trim());
  await expect(page.locator(":focus")).not.toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: text("imports.follow.download") }).click();
  const file = readFileSync(await (await download).path(), "utf16le");
  expect(file).toContain(`${names[8]}\tunion`);
  expect(file).not.toContain(`${names[0]}\t`);
  await page.getByRole("button", { name: text("imports.follow.status") }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${text("imports.groups.not-sent")}`) }).click();
  await expect(page).toHaveURL(/group=not-sent/);
  const neverSent = text("imports.reasons.neverSent", { reason: "" }).trim();
  await expect(page.getByRole("row", { name: new RegExp(names[8] ?? "") })).toContainText(neverSent);
});

test("a viewer reads how an import goes, and cannot begin or stop one", async ({ page, signIn }) => {
  await signIn("operator");
  const id = await anImport(page);
  await signIn("viewer");
  await page.goto(`/organizations/import/${id}`);
  await expect(state(page).getByText(text("imports.progress.completed"), { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: text("imports.follow.stop") })).toHaveCount(0);
  await page.goto("/organizations");
  await expect(importLink(page)).toHaveCount(0);
  await page.goto("/organizations/import");
  await expect(page.getByRole("heading", { name: text("shell.forbidden.title") })).toBeVisible();
  for (const action of serverActions().filter(({ name }) => /ImportAction$/.test(name))) {
    expect(errorCodeOf(await callAction(page.request, action, { id })), action.name).toBe("forbidden");
  }
});
