import { emailOf, expect, PASSWORD, signInThroughForm, test } from "./support/fixtures";
import { listedOrganization, operationPanel, uniqueName } from "./support/organizations";
import { startStack } from "./support/stack";

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
    await expect(page.getByText("Vocdoni may refuse to save with the key alone")).toBeVisible();
    await page.getByRole("textbox", { name: "Name (required)" }).fill("Must not get there");
    await page.getByRole("button", { name: "Save" }).click();
    const panel = operationPanel(page);
    await expect(panel).toContainText(
      "Vocdoni does not let a key edit organizations. Set VOCDONI_SESSION_EMAIL and VOCDONI_SESSION_PASSWORD",
    );
    await expect(panel).toContainText("Nothing was changed.");
    const record = await (await fetch(`${stack.sandbox.url}/organizations/${address}`)).text();
    expect(record).toContain(name);
    expect(record).not.toContain("Must not get there");

    await page.goto(`/organizations/${address}/edit`);
    await expect(page.getByText("Vocdoni does not let this key edit organizations")).toBeVisible();
    await expect(page.getByText("VOCDONI_SESSION_EMAIL=ops@integrator.example")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
    const customer = uniqueName("Still linked here");
    await page.getByRole("button", { name: "Link to a customer" }).click();
    await page.getByRole("dialog").getByRole("combobox").fill(customer);
    await page.getByRole("option", { name: `Create “${customer}”` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Link", exact: true }).click();
    await expect(page.getByRole("region", { name: "Customer" }).getByRole("link", { name: customer })).toBeVisible();
  } finally {
    await context.close();
    await stack.close();
  }
});
