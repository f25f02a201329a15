import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { createButton, fillCreateForm, LIST, openOperation, operationPanel, uniqueName } from "./support/organizations";
import { expectPageWorks } from "./support/pages";

/** Begins one, and leaves the page on its own page once it says `words`; answers that page. */
async function begun(page: Page, name: string, words: string) {
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(words);
  const id = await openOperation(page);
  return { path: `/operations/${id}`, title: `Operation ${id.slice(0, 4)}` };
}

test("an operation's page works for everybody, succeeded and failed", async ({ page, stack, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  await expectPageWorks(page, await begun(page, uniqueName("Seen when done"), "is in the list"));
  const body = { error: "no", code: 40022 };
  await stack.sandbox.fault({ method: "POST", path: LIST, status: 400, body });
  await expectPageWorks(page, await begun(page, uniqueName("Seen when failed"), "It did not happen"));
});

test("an operation's page works for everybody, unknown, undecided and closed", async ({ page, stack, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  await stack.sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  // So slow a list keeps the outcome unknown while the page is looked at.
  await stack.sandbox.fault({ method: "GET", path: LIST, delayMs: 5_000, times: 0 });
  const operation = await begun(page, uniqueName("Seen when lost"), "The answer was lost");
  await expectPageWorks(page, operation);
  await expect(page.getByText("The answer was lost, so whether it took effect is not known.")).toBeVisible();
  await stack.sandbox.clearFaults();
  await expect(page.getByText("A person has to decide.")).toBeVisible({ timeout: 40_000 });
  await expectPageWorks(page, { ...operation, opens: ["Look again", "Close: it was not carried out"] });

  await page.getByRole("button", { name: "Close: it was not carried out" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close it" }).click();
  await expect(page.getByText("A person closed it as not carried out.")).toBeVisible();
  await expectPageWorks(page, operation);
});
