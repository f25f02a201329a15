import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import {
  countAtVocdoni,
  formError,
  listedOrganization,
  listOf,
  operationPanel,
  rowLink,
} from "./support/organizations";
import { text } from "./support/text";

const submit = (page: Page) => page.getByRole("button", { name: text("organizations.delete.submit") });
const confirmLabel = (name: string) => text.markup("organizations.delete.byName", { name, b: (asked) => asked });
const confirmation = (page: Page) => page.getByRole("main").getByRole("textbox");
const effects = (page: Page) => page.getByRole("table", { name: text("organizations.effects.title") });

async function confirmDelete(page: Page, { name, address }: { name: string; address: string }) {
  await page.goto(`/organizations/${address}/delete`);
  await page.getByRole("textbox", { name: confirmLabel(name) }).fill(name);
}

test("deletes after a typed confirmation; the record is kept as deleted", async ({ page, stack, signIn }) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "To be deleted");
  await page.goto(`/organizations/${made.address}`);
  await page.getByRole("link", { name: text("organizations.detail.delete"), exact: true }).click();
  await expect(effects(page)).toContainText(text("organizations.effects.permanentlyDeleted"));
  await page.getByRole("textbox", { name: confirmLabel(made.name) }).fill(made.name);
  await submit(page).click();
  const outcome = operationPanel(page).getByText(text("operations.progress.deleted"));
  await expect(outcome).toBeVisible();
  // The page is rendered again without it; how it ended stays to be read.
  await expect(effects(page)).toBeHidden();
  await expect(outcome).toBeVisible();
  await expect(page.getByText(text("organizations.delete.deleted"))).toHaveCount(0);
  expect(await countAtVocdoni(stack.sandbox, made.name)).toBe(0);

  await page.goto(listOf(made.name));
  await expect(page.getByRole("heading", { name: text("organizations.empty.noResults") })).toBeVisible();
  await page.getByRole("button", { name: text("organizations.list.status") }).click();
  await page.getByRole("menuitemradio", { name: text("organizations.list.deleted") }).click();
  await rowLink(page, made.name).click();
  await expect(page.getByRole("heading", { level: 1, name: made.name })).toBeVisible();
  const tags = { chip: (label: string) => label, time: () => "\n" };
  const [chip = "", state = ""] = text.markup("organizations.status.deleted", tags).split("\n");
  const status = page.getByRole("status").filter({ hasText: state });
  await expect(status).toBeVisible();
  await expect(status).toContainText(chip);
  await expect(page.getByRole("link", { name: text("organizations.detail.edit"), exact: true })).toHaveCount(0);
  await page.goto(`/organizations/${made.address}/delete`);
  await expect(page.getByText(text("organizations.delete.deleted"))).toBeVisible();
});

test("an open election blocks it: announced before, and refused by Vocdoni (409); nothing is deleted", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "With an election");
  await stack.sandbox.addElection(made.address);
  await confirmDelete(page, made);
  await expect(page.getByText(text("organizations.deletePage.stillOpen", { count: 1 }))).toBeVisible();
  await submit(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.step.electionsOpen"));
  await expect(panel).toContainText(text("operations.failure.electionsOpen"));
  expect(await countAtVocdoni(stack.sandbox, made.name)).toBe(1);
  await page.goto(listOf(made.name));
  await expect(rowLink(page, made.name)).toBeVisible();

  await stack.sandbox.endElections(made.address);
  await confirmDelete(page, made);
  await submit(page).click();
  await expect(panel.getByText(text("operations.progress.deleted"))).toBeVisible();
});

test("what vanished in the meantime (404) counts as deleted", async ({ page, stack, signIn }) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "Vanished");
  await confirmDelete(page, made);
  await stack.sandbox.removeOrganization(made.address);
  await submit(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.step.alreadyDeleted"));
  await expect(panel).toContainText(text("operations.progress.deleted"));
  await page.goto(listOf(made.name, "&status=gone"));
  await expect(rowLink(page, made.name)).toBeVisible();
});

test("a 404 for one that still exists is no success", async ({ page, stack, signIn }) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "Not ours any more");
  await confirmDelete(page, made);
  const body = { error: "organization not found", code: 40009 };
  await stack.sandbox.fault({ method: "DELETE", path: "^/integrator/organizations/", status: 404, body });
  await submit(page).click();
  await expect(operationPanel(page)).toContainText(text("operations.failure.notManaged"));
  await page.goto(listOf(made.name));
  await expect(rowLink(page, made.name)).toBeVisible();
});

test("an error of Vocdoni's own (500) is looked into, tried thrice, and ends as not deleted", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "With a lost election");
  await stack.sandbox.addElection(made.address, { lost: true });
  await confirmDelete(page, made);
  await stack.sandbox.clearRequests();
  await submit(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.step.answerLost"));
  await expect(panel).toContainText(text("operations.failure.notDeleted", { count: 3 }), {
    timeout: 40_000,
  });
  expect(await stack.sandbox.requests({ method: "DELETE" })).toHaveLength(3);
  expect(await countAtVocdoni(stack.sandbox, made.name)).toBe(1);
});

test("a cut after the effect of a delete ends as deleted", async ({ page, stack, signIn }) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "Cut");
  await confirmDelete(page, made);
  await stack.sandbox.fault({ method: "DELETE", path: "^/integrator/organizations/", cut: "after" });
  await submit(page).click();
  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.step.foundDeleted"), { timeout: 20_000 });
  await expect(panel).toContainText(text("operations.progress.deleted"));
});

test("without the right words the button stays disabled, and the server refuses a forged form", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("admin");
  const made = await listedOrganization(page, stack.sandbox, "Not confirmed");
  await confirmDelete(page, made);
  await expect(submit(page)).toBeEnabled();
  await confirmation(page).fill(made.address);
  await expect(submit(page)).toBeEnabled();
  await confirmation(page).fill(made.name.toUpperCase());
  await expect(submit(page)).toBeEnabled();
  await confirmation(page).fill(`${made.name}s`);
  await expect(submit(page)).toBeDisabled();
  await stack.sandbox.clearRequests();
  await submit(page).evaluate((button) => button.removeAttribute("disabled"));
  await submit(page).click();
  await expect(formError(page)).toContainText(text("organizations.invalid.confirmName", { name: made.name }));
  expect(await stack.sandbox.requests({ method: "DELETE" })).toHaveLength(0);
  expect(await countAtVocdoni(stack.sandbox, made.name)).toBe(1);
});

for (const [words, address] of [
  ["malformed", "0xnothex"],
  ["never seen", `0x${"0".repeat(36)}dead`],
] as const) {
  test(`an address that is ${words} is a 404 page of ours`, async ({ page, signIn }) => {
    await signIn("viewer");
    const answer = await page.goto(`/organizations/${address}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: text("shell.notFound.title") })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "All organizations" })).toBeVisible();
  });
}
