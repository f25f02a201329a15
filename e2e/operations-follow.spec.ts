import { expect, test } from "./support/fixtures";
import {
  countAtVocdoni,
  createButton,
  creations,
  fillCreateForm,
  openOperation,
  operationPanel,
  rowLink,
  uniqueName,
} from "./support/organizations";
import { startingWith } from "./support/pattern";
import { text } from "./support/text";

test("a double click starts one operation", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await stack.sandbox.clearRequests();
  const name = uniqueName("Clicked twice");
  await fillCreateForm(page, name);
  await createButton(page).dblclick();
  await expect(operationPanel(page).getByText(text("operations.progress.created"))).toBeVisible();
  expect(await creations(stack.sandbox)).toHaveLength(1);
  expect(await countAtVocdoni(stack.sandbox, name)).toBe(1);
  await page.goto("/operations");
  await expect(rowLink(page, text("operations.title.create", { name }))).toHaveCount(1);
});

test("a form sent again from another tab of the same page is the same operation", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await stack.sandbox.clearRequests();
  await stack.sandbox.setDelays({ createDelay: 1_500 });
  const name = uniqueName("Sent twice");
  await fillCreateForm(page, name);
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/new"));
  await createButton(page).click();
  const original = await sent;
  const answer = await page.request.post("/organizations/new", {
    headers: {
      "next-action": original.headers()["next-action"] ?? "",
      "content-type": original.headers()["content-type"] ?? "",
      origin: stack.console.url,
    },
    data: original.postDataBuffer() ?? Buffer.alloc(0),
  });
  expect(answer.status()).toBe(200);
  await expect(operationPanel(page).getByText(text("operations.progress.created"))).toBeVisible();
  expect(await creations(stack.sandbox)).toHaveLength(1);
});

test("leaving the page while it runs changes nothing: it is found under Operations", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await stack.sandbox.setDelays({ createDelay: 4_000 });
  const name = uniqueName("Left alone");
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(page.getByText(text("organizations.follow.canLeave"))).toBeVisible();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: startingWith(text("operations.list.title")) })
    .click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(text("operations.state.sent"));
  await expect(row).toContainText(text("operations.state.succeeded"));
  await rowLink(page, text("operations.title.create", { name })).click();
  await expect(page.getByRole("heading", { level: 1, name: text("operations.title.create", { name }) })).toBeVisible();
  await expect(page.getByText(text("operations.progress.created"))).toBeVisible();
  expect(await countAtVocdoni(stack.sandbox, name)).toBe(1);
});

test("a reload while it runs follows on, and the steps are all there", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await stack.sandbox.clearRequests();
  await stack.sandbox.setDelays({ createDelay: 3_500 });
  const name = uniqueName("Reloaded");
  await fillCreateForm(page, name);
  await createButton(page).click();
  await openOperation(page);
  await page.reload();
  await expect(page.getByText(text("operations.progress.creating"))).toBeVisible();
  const steps = page.getByRole("list", { name: startingWith(text("operations.timeline.steps")) });
  await expect(steps.getByRole("listitem").filter({ hasText: text("operations.timeline.waiting") })).toHaveAttribute(
    "aria-current",
    "step",
  );
  await expect(page.getByText(text("operations.progress.created"))).toBeVisible();
  await expect(steps.getByRole("listitem")).toContainText([
    text("operations.step.recorded"),
    text("operations.step.sent"),
    text("operations.step.created"),
  ]);
  expect(await creations(stack.sandbox)).toHaveLength(1);
});
