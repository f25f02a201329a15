import { expect, test } from "./support/fixtures";
import { customerPanel, listedOrganization, listOf, rowLink, uniqueName } from "./support/organizations";
import { text } from "./support/text";

test("links to a new customer, changes it to an existing one, and unlinks", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "Linked from its page");
  const [first, second] = [uniqueName("First customer"), uniqueName("Second customer")];
  const customer = customerPanel(page);
  const dialog = page.getByRole("dialog");
  const submit = dialog.getByRole("button", { name: text("organizations.link.submit"), exact: true });
  const customerField = dialog.getByRole("combobox", { name: new RegExp(`^${text("organizations.link.customer")}`) });
  await stack.sandbox.clearRequests();
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Name (required)" }).fill(second);
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: second })).toBeVisible();

  await page.goto(`/organizations/${address}`);
  await expect(customer.getByText(text("organizations.customer.unassigned"))).toBeVisible();
  await customer.getByRole("button", { name: text("organizations.link.link") }).click();
  await submit.click();
  await expect(dialog.getByRole("alert")).toContainText(text("organizations.invalid.chooseCustomer"));
  await customerField.fill(first);
  await page.getByRole("option", { name: `Create “${first}”` }).click();
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(customer.getByRole("link", { name: first })).toBeVisible();

  await customer.getByRole("button", { name: text("organizations.link.change") }).click();
  await customerField.fill(second);
  await page.getByRole("option", { name: second, exact: true }).click();
  await submit.click();
  await expect(customer.getByRole("link", { name: second })).toBeVisible();
  await page.goto(listOf(second));
  await expect(rowLink(page, name)).toBeVisible();

  await rowLink(page, name).click();
  await customer.getByRole("button", { name: text("organizations.customer.unlink") }).click();
  await expect(dialog).toContainText(text("organizations.customer.unlinkTitle", { customer: second }));
  await dialog.getByRole("button", { name: text("organizations.customer.unlink") }).click();
  await expect(customer.getByText(text("organizations.customer.unassigned"))).toBeVisible();
  await page.goto(listOf(second));
  await expect(page.getByRole("heading", { name: text("organizations.empty.noResults") })).toBeVisible();
  // All of it is ours alone: Vocdoni was asked to change nothing.
  const changes = (await stack.sandbox.requests()).filter(({ method }) => method !== "GET");
  expect(changes).toEqual([]);
});

test("a viewer sees the customer and no way to change it", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "Only looked at");
  await signIn("viewer");
  await page.goto(`/organizations/${address}`);
  const customer = customerPanel(page);
  await expect(customer.getByText(text("organizations.customer.unassigned"))).toBeVisible();
  await expect(customer.getByRole("button")).toHaveCount(0);
});
