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
  operationPanel,
  uniqueName,
} from "./support/organizations";

const UNDECIDED = { timeout: 30_000 };
const whereItStands = (page: Page) => page.getByRole("region", { name: "Where it stands" });

async function decide(page: Page, button: string, confirm: string) {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("dialog").getByRole("button", { name: confirm, exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Leaves the page on an operation that was never carried out and that looking could not settle; answers its id. */
async function undecidedCreate(page: Page, name: string): Promise<string> {
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText("The answer was lost");
  const id = await openOperation(page);
  await expect(whereItStands(page)).toContainText("A person has to decide.", UNDECIDED);
  return id;
}

test("a cut after the effect of a create ends with exactly one organization, adopted", async ({
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
  await expect(panel).toContainText("The answer was lost");
  await expect(panel).toContainText("Found at Vocdoni and adopted", { timeout: 20_000 });
  await expect(panel).toContainText("The organization exists at Vocdoni and is in the list.");
  expect(await countAtVocdoni(sandbox, name)).toBe(1);
  expect(await creations(sandbox)).toHaveLength(1);
  await page.getByRole("link", { name: "Open the organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a cut before the effect is not settled by looking, and a person closes it", async ({ page, stack, signIn }) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  const name = uniqueName("Never arrived");
  await undecidedCreate(page, name);
  await expect(notices(page)).toContainText("One operation needs a decision");
  await decide(page, "Close: it was not carried out", "Close it");
  await expect(whereItStands(page)).toContainText("A person closed it as not carried out.");
  await expect(page.getByRole("heading", { name: "Where it stands" })).toBeFocused();
  await expect(page.getByText("One operation needs a decision")).toHaveCount(0);
  await page.goto("/operations?state=closed");
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Closed by a person");
  expect(await countAtVocdoni(sandbox, name)).toBe(0);
  expect(await creations(sandbox)).toHaveLength(1);
});

test("looking again adopts what turns up late, and sends nothing; a viewer cannot ask for it", async ({
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
  await expect(page.getByText("An operator or an administrator can decide here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Look again" })).toHaveCount(0);
  await signIn("operator");
  await page.goto(`/operations/${consoleRef}`);
  await decide(page, "Look again", "Look again");
  await expect(whereItStands(page)).toContainText("Found at Vocdoni and adopted", { timeout: 20_000 });
  expect(await countAtVocdoni(sandbox, name)).toBe(1);
  expect(await creations(sandbox)).toHaveLength(1);
});

test("a console killed while a create is at Vocdoni finds it after its restart", async ({ page, stack, signIn }) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.setDelays({ createDelay: 4_000 });
  const name = uniqueName("Killed meanwhile");
  await fillCreateForm(page, name);
  await createButton(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText("Waiting for Vocdoni’s answer");
  await stack.console.stop("SIGKILL");
  await expect.poll(() => countAtVocdoni(sandbox, name)).toBe(1);
  await stack.console.start();

  // The page followed it all along: it goes on by itself.
  await expect(panel).toContainText("Found at Vocdoni and adopted", { timeout: 20_000 });
  expect(await countAtVocdoni(sandbox, name)).toBe(1);
  expect(await creations(sandbox)).toHaveLength(1);
});
