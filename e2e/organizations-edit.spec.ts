import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import {
  choice,
  field,
  formError,
  listedOrganization,
  nameField,
  openOrganization,
  operationPanel,
  profilePanel,
  uniqueName,
} from "./support/organizations";
import { text } from "./support/text";

const save = (page: Page) => page.getByRole("button", { name: text("organizations.edit.save") });

test("with a session an edit reaches Vocdoni and is read back", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Before the edit", {
    website: "https://a.example",
  });
  const renamed = uniqueName("After the edit");
  await page.goto(`/organizations/${address}`);
  await page.getByRole("link", { name: text("organizations.detail.edit"), exact: true }).click();
  await nameField(page).fill(renamed);
  await page.getByRole("button", { name: `Add a language to ${text("organizations.fields.names")}` }).click();
  await page.getByRole("textbox", { name: `${text("organizations.fields.names")} in Catalan` }).fill("Després");
  await choice(page, "country").selectOption("PT");
  await save(page).click();
  const panel = operationPanel(page);
  await expect(panel.getByText(text("operations.progress.updated"))).toBeVisible();
  // The page is rendered again with the new values; how it ended stays to be read.
  await expect(
    page.getByRole("heading", { level: 1, name: text("organizations.editPage.heading", { name: renamed }) }),
  ).toBeVisible();
  await expect(panel).toContainText(text("operations.step.savedWithSession"));
  await openOrganization(page).click();
  await expect(page.getByRole("heading", { level: 1, name: renamed })).toBeVisible();
  const profile = profilePanel(page);
  await expect(profile).toContainText("Després");
  await expect(profile).toContainText("Portugal");
  await expect(profile).toContainText("https://a.example");
  const record = await (await fetch(`${stack.sandbox.url}/organizations/${address}`)).json();
  expect(record).toMatchObject({ country: "PT", meta: { name: { default: renamed, ca: "Després" } } });
});

test("fields that Vocdoni kept as they were are named", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Kept", { website: "https://old.example" });
  await page.goto(`/organizations/${address}/edit`);
  await field(page, "website").fill("https://new.example");
  await stack.sandbox.fault({ method: "PUT", path: `^/organizations/`, status: 200, times: 0 });
  await save(page).click();
  const panel = operationPanel(page);
  await expect(panel.getByText(text("operations.failure.notApplied"))).toBeVisible();
  await expect(panel.getByText(text("operations.outcome.unchanged"))).toBeVisible();
  const unchanged = text.markup("operations.outcome.unchangedField", {
    ...{ requested: "text", wanted: () => "https://new.example" },
    ...{ shown: "text", current: () => "https://old.example" },
  });
  await expect(panel).toContainText(`${text("organizations.fields.website")}${unchanged}`);
});

test("a field cannot be cleared: it is named, nothing is sent, what was typed stays", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Emptied", { website: "https://stays.example" });
  await page.goto(`/organizations/${address}/edit`);
  const renamed = uniqueName("Renamed beside it");
  await nameField(page).fill(renamed);
  await field(page, "website").clear();
  await stack.sandbox.clearRequests();
  await save(page).click();
  await expect(formError(page)).toContainText(text("errors.action.invalidInput"));
  const why = text("organizations.invalid.cannotClear", { value: "https://stays.example" });
  await expect(formError(page)).toContainText(`${text("organizations.fields.website")}: ${why}`);
  await expect(field(page, "website")).toBeFocused();
  await expect(nameField(page)).toHaveValue(renamed);
  expect(await stack.sandbox.requests({ method: "PUT" })).toHaveLength(0);
});

test("what somebody else changed in between is not overwritten", async ({ page, stack, signIn, browser, signIns }) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Edited by two");
  await page.goto(`/organizations/${address}/edit`);
  await nameField(page).fill(uniqueName("Mine"));

  const other = await (await browser.newContext({ baseURL: stack.console.url })).newPage();
  await signIns.enter(other, "admin");
  await other.goto(`/organizations/${address}/edit`);
  await field(other, "size").fill("77");
  await save(other).click();
  await expect(operationPanel(other).getByText(text("operations.progress.updated"))).toBeVisible();
  await other.context().close();

  await save(page).click();
  await expect(formError(page)).toContainText(text("organizations.errors.changed"));
  await expect(nameField(page)).toHaveValue(/^Mine/);
});

test("saving without a change sends nothing and says so", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Unchanged");
  await page.goto(`/organizations/${address}/edit`);
  await stack.sandbox.clearRequests();
  await save(page).click();
  await expect(page.getByText(text("organizations.edit.noChanges"))).toBeVisible();
  await expect(page).toHaveURL(`/organizations/${address}`);
  expect(await stack.sandbox.requests({ method: "PUT" })).toHaveLength(0);
});
