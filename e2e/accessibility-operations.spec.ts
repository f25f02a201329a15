import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { createButton, fillCreateForm, LIST, openOperation, operationPanel, uniqueName } from "./support/organizations";
import { expectPageWorks } from "./support/pages";
import { text } from "./support/text";

/** Starts one, and opens its own page once it says `sentence`; answers that page. */
async function begun(page: Page, name: string, sentence: string) {
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(sentence);
  const id = await openOperation(page);
  return { path: `/operations/${id}`, title: text("operations.progress.name", { id: id.slice(0, 4) }) };
}

test("an operation's page works for everybody, succeeded and failed", async ({ page, stack, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  await expectPageWorks(page, await begun(page, uniqueName("Seen when done"), text("operations.progress.created")));
  const body = { error: "no", code: 40022 };
  await stack.sandbox.fault({ method: "POST", path: LIST, status: 400, body });
  await expectPageWorks(page, await begun(page, uniqueName("Seen when failed"), text("operations.outcome.failed")));
});

test("an operation's page works for everybody, unknown, undecided and closed", async ({ page, stack, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  await stack.sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  // So slow a list keeps the outcome unknown while the page is looked at.
  await stack.sandbox.fault({ method: "GET", path: LIST, delayMs: 5_000, times: 0 });
  const operation = await begun(page, uniqueName("Seen when lost"), text("operations.step.answerLost"));
  await expectPageWorks(page, operation);
  await expect(page.getByText(text("operations.progress.unknown"))).toBeVisible();
  await stack.sandbox.clearFaults();
  await expect(page.getByText(text("operations.progress.undecided"))).toBeVisible({ timeout: 40_000 });
  await expectPageWorks(page, {
    ...operation,
    opens: [text("operations.decision.lookAgain"), text("operations.decision.close")],
  });

  await page.getByRole("button", { name: text("operations.decision.close") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("operations.decision.closeConfirm") })
    .click();
  await expect(page.getByText(text("operations.progress.closed"))).toBeVisible();
  await expectPageWorks(page, operation);
});
