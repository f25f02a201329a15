import { PRIMARY_INTEGRATOR } from "../sandbox/credentials";
import { expect, test } from "./support/fixtures";
import {
  addressInUrl,
  choice,
  countAtVocdoni,
  createButton,
  creations,
  customerPanel,
  field,
  fillCreateForm,
  formError,
  listOf,
  nameField,
  openOrganization,
  operationPanel,
  profilePanel,
  remainingSlots,
  rowLink,
  typeField,
  uniqueName,
} from "./support/organizations";
import { ANY_FIGURE, anyOf, withAnyFigure } from "./support/pattern";
import { text } from "./support/text";

const QUOTA_REFUSAL = { error: "max organizations reached", code: 40154 };

test("creates one with every field and a new customer, and follows it to its page", async ({ page, stack, signIn }) => {
  const name = uniqueName("Vereniging Überall");
  const customer = uniqueName("Klant van hier");
  await signIn("operator");
  await fillCreateForm(page, name);
  const description = text("organizations.fields.descriptions");
  for (const [label, words] of [
    [text("organizations.fields.names"), ["Associació d’arreu", "الجمعية 🌍"]],
    [description, ["Text en català", "<script>alert(1)</script>"]],
  ] as const) {
    const add = page.getByRole("button", { name: `Add a language to ${label}` });
    await add.click();
    await page.getByRole("textbox", { name: `${label} in Catalan` }).fill(words[0]);
    await add.click();
    await page
      .getByRole("combobox", { name: `Language of ${label}` })
      .last()
      .selectOption("ar");
    await page.getByRole("textbox", { name: `${label} in Arabic` }).fill(words[1]);
  }
  await page.getByRole("textbox", { name: description, exact: true }).fill("Voor iedereen\nen overal");
  await choice(page, "country").selectOption("NL");
  await choice(page, "timezone").selectOption("Europe/Amsterdam");
  await field(page, "size").fill("120");
  await field(page, "website").fill("https://overal.example/");
  await field(page, "logo").fill("https://overal.example/logo.png");
  await field(page, "color").fill("#1f8e27");
  await field(page, "subdomain").fill("overal");
  await choice(page, "customerId").fill(customer);
  await page.getByRole("option", { name: `Create “${customer}”` }).click();
  await stack.sandbox.setDelays({ createDelay: 1_500 });
  await createButton(page).click();

  const panel = operationPanel(page);
  await expect(panel).toContainText(text("operations.title.create", { name }));
  await expect(panel.getByText(text("operations.state.sent"), { exact: true })).toBeVisible();
  await expect(panel.getByText(text("operations.progress.created"))).toBeVisible();
  await openOrganization(page).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const profile = profilePanel(page);
  for (const words of [
    ...["Associació d’arreu", "الجمعية 🌍", "Text en català", "<script>alert(1)</script>", "Voor iedereen en overal"],
    ...["Association", "Netherlands", "Europe/Amsterdam", "120", "https://overal.example/", "#1f8e27", "overal"],
  ]) {
    await expect(profile).toContainText(words);
  }
  await expect(customerPanel(page).getByRole("link", { name: customer })).toBeVisible();
  await expect(page.getByRole("region", { name: text("organizations.history.title") })).toContainText("Create");

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
  await field(page, "website").fill("overal");
  await field(page, "color").fill("green");
  await createButton(page).click();
  await expect(formError(page)).toContainText(text("errors.action.invalidInput"));
  await expect(field(page, "website")).toBeFocused();
  await expect(field(page, "website")).toHaveAccessibleDescription(
    anyOf(text("organizations.invalid.url", { example: "https://example.org" })),
  );
  await expect(nameField(page)).toHaveValue(name);
  await expect(typeField(page)).toHaveValue("association");
  await expect(field(page, "color")).toHaveValue("green");
  expect(await creations(stack.sandbox)).toHaveLength(0);
});

test("an owner's email brings the warning that it locks the key out", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations/new");
  const warning = page.getByText(text("organizations.create.ownerWarning"));
  await expect(warning).toBeHidden();
  await field(page, "ownerEmail").fill("somebody@customer.example");
  await expect(warning).toBeVisible();
  await field(page, "ownerEmail").clear();
  await expect(warning).toBeHidden();
});

test("the form says how many organizations remain", async ({ page, stack, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations/new");
  const { integrators } = await stack.sandbox.state();
  const limit = integrators[PRIMARY_INTEGRATOR]?.limits?.maxManagedOrgs ?? 0;
  expect(limit).toBeGreaterThan(0);
  await expect(page.getByText(remainingSlots(limit))).toBeVisible();
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
  await expect(panel.getByText(text("operations.outcome.failed"))).toBeVisible();
  await expect(panel).toContainText(text("operations.failure.quotaReached"));
  await expect(page.getByRole("button", { name: text("organizations.follow.back") })).toBeVisible();
  expect(await creations(sandbox)).toHaveLength(0);
  expect(await countAtVocdoni(sandbox, name)).toBe(0);
  await expect(
    page.getByText(withAnyFigure(text("organizations.slots.reached", { used: ANY_FIGURE, limit: used }))),
    "the quota just read is shown, without a reload",
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
    text("vocdoni.change.notApplied", { cause: text("vocdoni.cause.quota-reached") }),
  );
  await expect(operationPanel(page)).toContainText(text("operations.step.refused"));
  expect(await countAtVocdoni(sandbox, name)).toBe(0);
});
