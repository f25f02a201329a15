import type { Page } from "@playwright/test";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import { listedOrganization, openOperation, operationPanel } from "./support/organizations";
import { expectFitsPhone } from "./support/pages";
import { text } from "./support/text";

const NOTE = text("operations.outcome.alsoChanged");

/** A field of the note or of the list of what was not applied, in one line. */
const line = (field: "country" | "timezone" | "size" | "website", values: { was: string; is: string }) =>
  new RegExp(
    `${text(`organizations.fields.${field}`)}\\s*${text
      .markup("operations.outcome.alsoChangedField", {
        before: "text",
        shown: "text",
        former: () => `.?${values.was}.?`,
        current: () => `.?${values.is}.?`,
      })
      .replaceAll("/", "\\/")}`,
  );

async function saveSize(page: Page, address: string, size: string) {
  await page.goto(`/organizations/${address}/edit`);
  await page.getByRole("textbox", { name: text("organizations.fields.size") }).fill(size);
  await page.getByRole("button", { name: text("organizations.edit.save") }).click();
}

test("a field that Vocdoni changed and nobody asked for is named, with what it was and is", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const before = { country: "ES", timezone: "Europe/Madrid", website: "https://stays.example" };
  const { address } = await listedOrganization(page, stack.sandbox, "Also changed", before);
  await stack.sandbox.setConditions({ alsoOnEdit: { country: "JP", timezone: "Asia/Tokyo" } });
  await saveSize(page, address, "51");
  const panel = operationPanel(page);
  await expect(panel.getByText(text("operations.progress.alsoChanged"))).toBeVisible();
  await expect(panel.getByText(NOTE)).toBeVisible();
  await expect(panel).toContainText(line("country", { was: "Spain", is: "Japan" }));
  await expect(panel).toContainText(line("timezone", { was: "Europe/Madrid", is: "Asia/Tokyo" }));
  await expect(panel).not.toContainText(line("size", { was: ".*", is: ".*" }));
  await expect(panel).not.toContainText(line("website", { was: ".*", is: ".*" }));
  await expectAccessibleInBothThemes(page);
  await expectFitsPhone(page, "an edit that changed more");

  // It stays to be read on the operation's own page.
  await openOperation(page);
  await expect(page.getByText(NOTE)).toBeVisible();
  await expect(page.getByRole("main")).toContainText(line("country", { was: "Spain", is: "Japan" }));
});

test("where nothing was taken over and other fields changed, it never says that nothing was changed", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Something else", { country: "ES", size: "7" });
  // The size that was asked for is overruled.
  await stack.sandbox.setConditions({ alsoOnEdit: { country: "JP", size: "7" } });
  await saveSize(page, address, "52");
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.failure.notAppliedOthersChanged"));
  await expect(panel).not.toContainText("Nothing was changed");
  await expect(panel).toContainText(/Size\s*Requested .?52.?, still .?7/);
  await expect(panel).toContainText(line("country", { was: "Spain", is: "Japan" }));
});

// The older branch reads a missing `active` as false: an edit that did not send it would switch the organization off.
for (const generation of ["august", "current", "lts"] as const) {
  test(`where only what was asked for changed there is no note (${generation})`, async ({ page, stack, signIn }) => {
    await stack.sandbox.setGeneration(generation);
    await signIn("operator");
    const { address } = await listedOrganization(page, stack.sandbox, "Only that", { country: "ES" });
    await saveSize(page, address, "53");
    await expect(operationPanel(page).getByText(text("operations.progress.updated"))).toBeVisible();
    await expect(operationPanel(page).getByText(NOTE)).toHaveCount(0);
  });
}
