import { PRIMARY_INTEGRATOR } from "../sandbox/credentials";
import { expect, test } from "./support/fixtures";
import {
  addressInUrl,
  countAtVocdoni,
  createButton,
  creations,
  fillCreateForm,
  formError,
  listOf,
  operationPanel,
  rowLink,
  uniqueName,
} from "./support/organizations";

const QUOTA_REFUSAL = { error: "max organizations reached", code: 40154 };

test("creates one with every field and a new customer, and follows it to its page", async ({ page, stack, signIn }) => {
  const name = uniqueName("Vereniging Überall");
  const customer = uniqueName("Klant van hier");
  await signIn("operator");
  await fillCreateForm(page, name);
  for (const [field, words] of [
    ["Name", ["Associació d’arreu", "الجمعية 🌍"]],
    ["Description", ["Text en català", "<script>alert(1)</script>"]],
  ] as const) {
    const add = page.getByRole("button", { name: `Add a language to ${field}` });
    await add.click();
    await page.getByRole("textbox", { name: `${field} in Catalan` }).fill(words[0]);
    await add.click();
    await page
      .getByRole("combobox", { name: `Language of ${field}` })
      .last()
      .selectOption("ar");
    await page.getByRole("textbox", { name: `${field} in Arabic` }).fill(words[1]);
  }
  await page.getByRole("textbox", { name: "Description", exact: true }).fill("Voor iedereen\nen overal");
  await page.getByRole("combobox", { name: "Country" }).selectOption("NL");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Amsterdam");
  await page.getByRole("textbox", { name: "Size" }).fill("120");
  await page.getByRole("textbox", { name: "Website" }).fill("https://overal.example/");
  await page.getByRole("textbox", { name: "Logo" }).fill("https://overal.example/logo.png");
  await page.getByRole("textbox", { name: "Colour" }).fill("#1f8e27");
  await page.getByRole("textbox", { name: "Subdomain" }).fill("overal");
  await page.getByRole("combobox", { name: "Customer" }).fill(customer);
  await page.getByRole("option", { name: `Create “${customer}”` }).click();
  await stack.sandbox.setDelays({ createDelay: 1_500 });
  await createButton(page).click();

  const panel = operationPanel(page);
  await expect(panel).toContainText(`Create ${name}`);
  await expect(panel.getByText("At Vocdoni", { exact: true })).toBeVisible();
  await expect(panel.getByText("The organization exists at Vocdoni and is in the list.")).toBeVisible();
  await page.getByRole("link", { name: "Open the organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const anatomy = page.getByRole("region", { name: "At Vocdoni" });
  for (const words of [
    ...["Associació d’arreu", "الجمعية 🌍", "Text en català", "<script>alert(1)</script>", "Voor iedereen en overal"],
    ...["Association", "Netherlands", "Europe/Amsterdam", "120", "https://overal.example/", "#1f8e27", "overal"],
  ]) {
    await expect(anatomy).toContainText(words);
  }
  await expect(page.getByRole("region", { name: "Customer" }).getByRole("link", { name: customer })).toBeVisible();
  await expect(page.getByRole("region", { name: "Latest operations" })).toContainText("Create");

  const address = addressInUrl(page);
  const { organizations } = await stack.sandbox.state();
  const made = organizations.filter((organization) => organization.name === name);
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({
    managedBy: PRIMARY_INTEGRATOR,
    consoleRef: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(made[0]?.address.toLowerCase()).toBe(address);
  // Everybody can read what Vocdoni has: nothing of the customer may be in it.
  const record = await (await fetch(`${stack.sandbox.url}/organizations/${address}`)).text();
  expect(record).toContain("Associació d’arreu");
  expect(record).not.toContain(customer);

  await page.goto(listOf(customer));
  await expect(rowLink(page, name)).toBeVisible();
});

test("a form with faults says which, takes the focus there and keeps what was typed", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  await stack.sandbox.clearRequests();
  const name = uniqueName("Faulty");
  await fillCreateForm(page, name);
  await page.getByRole("textbox", { name: "Website" }).fill("overal");
  await page.getByRole("textbox", { name: "Colour" }).fill("green");
  await createButton(page).click();
  await expect(formError(page)).toContainText("Some fields need another look. Nothing was saved.");
  await expect(page.getByRole("textbox", { name: "Website" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Website" })).toHaveAccessibleDescription(/whole web address/);
  await expect(page.getByRole("textbox", { name: "Name (required)" })).toHaveValue(name);
  await expect(page.getByRole("combobox", { name: "Type (required)" })).toHaveValue("association");
  await expect(page.getByRole("textbox", { name: "Colour" })).toHaveValue("green");
  expect(await creations(stack.sandbox)).toHaveLength(0);
});

test("an owner's e-mail brings the warning that it locks the key out", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations/new");
  const warning = page.getByText("Another owner locks this console out");
  await expect(warning).toBeHidden();
  await page.getByRole("textbox", { name: "Owner e-mail" }).fill("somebody@customer.example");
  await expect(warning).toBeVisible();
  await page.getByRole("textbox", { name: "Owner e-mail" }).clear();
  await expect(warning).toBeHidden();
});

test("the form says how many organizations are left", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations/new");
  const words = page.getByText(/[\d,]+ left of [\d,]+ organizations · checked/);
  await expect(words).toBeVisible();
  const { integrators } = await stack.sandbox.state();
  const limit = integrators[PRIMARY_INTEGRATOR]?.limits?.maxManagedOrgs ?? 0;
  expect(limit).toBeGreaterThan(0);
  await expect(words).toContainText(`of ${limit.toLocaleString("en")} organizations`);
});

test("with the quota exhausted nothing is sent, and both the page and the operation say why", async ({
  page,
  stack,
  signIn,
}) => {
  const { sandbox } = stack;
  await signIn("operator");
  const used = (await sandbox.state()).integrators[PRIMARY_INTEGRATOR]?.managedOrgs ?? 0;
  await sandbox.setLimits({ limits: { maxManagedOrgs: used } });
  await sandbox.clearRequests();
  const name = uniqueName("One too many");
  await fillCreateForm(page, name);
  await createButton(page).click();
  const panel = operationPanel(page);
  await expect(panel.getByText("It did not happen")).toBeVisible();
  await expect(panel).toContainText("All organizations of the plan are in use. Nothing was sent.");
  await expect(page.getByRole("button", { name: "Back to the form" })).toBeVisible();
  expect(await creations(sandbox)).toHaveLength(0);
  expect(await countAtVocdoni(sandbox, name)).toBe(0);
  await expect(
    page.getByText(/^No organization is left: [\d,]+ of [\d,]+ are in use$/),
    "the quota just read stands there, without a reload",
  ).toBeVisible();
});

test("a quota that Vocdoni alone knows to be exhausted ends in its refusal", async ({ page, stack, signIn }) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.fault({ method: "POST", path: "^/integrator/organizations$", status: 400, body: QUOTA_REFUSAL });
  const name = uniqueName("Refused by Vocdoni");
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText(
    "The limit of managed organizations is reached. Nothing was changed.",
  );
  await expect(operationPanel(page)).toContainText("Vocdoni refused");
  expect(await countAtVocdoni(sandbox, name)).toBe(0);
});
