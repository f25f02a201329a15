import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import {
  countAtVocdoni,
  createButton,
  creations,
  fillCreateForm,
  LIST,
  notices,
  openOperation,
  openOrganization,
  operationPanel,
  uniqueName,
} from "./support/organizations";
import { text } from "./support/text";

const UNDECIDED = { timeout: 30_000 };
const heading = text("operations.detail.status");
const status = (page: Page) => page.getByRole("region", { name: heading, exact: true });
const lookAgain = {
  button: text("operations.decision.lookAgain"),
  confirm: text("operations.decision.lookAgainConfirm"),
};
const close = { button: text("operations.decision.close"), confirm: text("operations.decision.closeConfirm") };

async function decide(page: Page, { button, confirm }: typeof close) {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Opens an operation that was never carried out and whose outcome needs a decision; answers its id. */
async function undecidedCreate(page: Page, name: string): Promise<string> {
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(text("operations.step.answerLost"));
  const id = await openOperation(page);
  await expect(status(page)).toContainText(text("operations.progress.undecided"), UNDECIDED);
  return id;
}

test("a cut after the effect of a create ends with exactly one organization, which is added", async ({
  page,
  stack,
  signIn,
}) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.fault({ method: "POST", path: LIST, cut: "after" });
  const name = uniqueName("Answer lost");
  await fillCreateForm(page, name);
  await createButton(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.step.answerLost"));
  await expect(panel).toContainText(text("operations.step.foundAndAdded"), { timeout: 20_000 });
  await expect(panel).toContainText(text("operations.progress.created"));
  expect(await countAtVocdoni(sandbox, name)).toBe(1);
  expect(await creations(sandbox)).toHaveLength(1);
  await openOrganization(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a cut before the effect is not settled by checking, and a person closes it", async ({ page, stack, signIn }) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  const name = uniqueName("Never arrived");
  await undecidedCreate(page, name);
  await expect(notices(page)).toContainText(text("vocdoni.banners.undecided", { count: 1 }));
  await decide(page, close);
  await expect(status(page)).toContainText(text("operations.progress.closed"));
  await expect(page.getByRole("heading", { name: heading, exact: true })).toBeFocused();
  await expect(page.getByText(text("vocdoni.banners.undecided", { count: 1 }))).toHaveCount(0);
  await page.goto("/operations?state=closed");
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText(text("operations.state.closed"));
  expect(await countAtVocdoni(sandbox, name)).toBe(0);
  expect(await creations(sandbox)).toHaveLength(1);
});

test("checking again adds a late creation and sends nothing; a viewer can't request it", async ({
  page,
  stack,
  signIn,
}) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  const name = uniqueName("Turned up late");
  const consoleRef = await undecidedCreate(page, name);
  await sandbox.addOrganization({ type: "association", meta: { consoleRef, name: { default: name } } });

  await signIn("viewer");
  await page.goto(`/operations/${consoleRef}`);
  await expect(page.getByText(text("operations.detail.onlyStaffDecide"))).toBeVisible();
  await expect(page.getByRole("button", { name: lookAgain.button })).toHaveCount(0);
  await signIn("operator");
  await page.goto(`/operations/${consoleRef}`);
  await decide(page, lookAgain);
  await expect(status(page)).toContainText(text("operations.step.foundAndAdded"), { timeout: 20_000 });
  expect(await countAtVocdoni(sandbox, name)).toBe(1);
  expect(await creations(sandbox)).toHaveLength(1);
});

test("a console killed while a create is at Vocdoni finds it after its restart", async ({ page, stack, signIn }) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.setDelays({ createDelay: 4_000 });
  const name = uniqueName("Killed at work");
  await fillCreateForm(page, name);
  await createButton(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.timeline.waiting"));
  await stack.console.stop("SIGKILL");
  await expect.poll(() => countAtVocdoni(sandbox, name)).toBe(1);
  await stack.console.start();

  // The page followed it all along: it goes on by itself.
  await expect(panel).toContainText(text("operations.step.foundAndAdded"), { timeout: 20_000 });
  expect(await countAtVocdoni(sandbox, name)).toBe(1);
  expect(await creations(sandbox)).toHaveLength(1);
});
