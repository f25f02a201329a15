import { expect, test } from "./support/fixtures";
import { listedOrganization, listOf, rowLink, uniqueName } from "./support/organizations";

test("links to a new customer, changes it to an existing one, and unlinks", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Linked from its page");
  const [first, second] = [uniqueName("First customer"), uniqueName("Second customer")];
  const customer = page.getByRole("region", { name: "Customer" });
  const dialog = page.getByRole("dialog");
  await stack.sandbox.clearRequests();
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Name (required)" }).fill(second);
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: second })).toBeVisible();

  await page.goto(`/organizations/${address}`);
  await expect(customer.getByText("not linked")).toBeVisible();
  await customer.getByRole("button", { name: "Link to a customer" }).click();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose a customer.");
  await dialog.getByRole("combobox", { name: /^Customer/ }).fill(first);
  await page.getByRole("option", { name: `Create “${first}”` }).click();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(customer.getByRole("link", { name: first })).toBeVisible();

  await customer.getByRole("button", { name: "Change customer" }).click();
  await dialog.getByRole("combobox", { name: /^Customer/ }).fill(second);
  await page.getByRole("option", { name: second, exact: true }).click();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(customer.getByRole("link", { name: second })).toBeVisible();
  await page.goto(listOf(second));
  await expect(rowLink(page, name)).toBeVisible();

  await rowLink(page, name).click();
  await customer.getByRole("button", { name: "Unlink" }).click();
  await expect(dialog).toContainText(`Unlink from ${second}?`);
  await dialog.getByRole("button", { name: "Unlink" }).click();
  await expect(customer.getByText("not linked")).toBeVisible();
  await page.goto(listOf(second));
  await expect(page.getByRole("heading", { name: "No organization matches" })).toBeVisible();
  // All of it is ours alone: Vocdoni was asked to change nothing.
  const changes = (await stack.sandbox.requests()).filter(({ method }) => method !== "GET");
  expect(changes).toEqual([]);
});

test("a viewer sees the customer and no way to change it", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Only looked at");
  await signIn("viewer");
  await page.goto(`/organizations/${address}`);
  const customer = page.getByRole("region", { name: "Customer" });
  await expect(customer.getByText("not linked")).toBeVisible();
  await expect(customer.getByRole("button")).toHaveCount(0);
});
