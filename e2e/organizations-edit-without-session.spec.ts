import { emailOf, expect, PASSWORD, signInThroughForm, test } from "./support/fixtures";
import {
  customerPanel,
  linkNewCustomer,
  listedOrganization,
  nameField,
  operationPanel,
  uniqueName,
} from "./support/organizations";
import { startStack } from "./support/stack";
import { text } from "./support/text";

test("without a session an edit changes nothing, says what to configure, and the customer stays editable", async ({
  browser,
}) => {
  const stack = await startStack({ session: false });
  const context = await browser.newContext({ baseURL: stack.console.url });
  try {
    const page = await context.newPage();
    await signInThroughForm(page, emailOf("operator"), PASSWORD);
    const { name, address } = await listedOrganization(page, stack.sandbox, "Not editable");
    await page.goto(`/organizations/${address}/edit`);
    await expect(page.getByText(text("organizations.editPage.mayRefuse"))).toBeVisible();
    await nameField(page).fill("Must not get there");
    await page.getByRole("button", { name: text("organizations.edit.save") }).click();
    const panel = operationPanel(page);
    const cause = text("vocdoni.cause.edit-not-configured");
    await expect(panel).toContainText(text("vocdoni.change.notApplied", { cause }));
    const record = await (await fetch(`${stack.sandbox.url}/organizations/${address}`)).text();
    expect(record).toContain(name);
    expect(record).not.toContain("Must not get there");

    await page.goto(`/organizations/${address}/edit`);
    await expect(page.getByText(text("organizations.editPage.refuses"))).toBeVisible();
    await expect(page.getByText("VOCDONI_SESSION_EMAIL=ops@integrator.example")).toBeVisible();
    await expect(page.getByRole("button", { name: text("organizations.edit.save") })).toHaveCount(0);
    const customer = uniqueName("Still linked here");
    await linkNewCustomer(page, customer);
    await expect(customerPanel(page).getByRole("link", { name: customer })).toBeVisible();
  } finally {
    await context.close();
    await stack.close();
  }
});
