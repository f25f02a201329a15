import { expect, test } from "./support/fixtures";
import { hold } from "./support/hold";
import {
  choice,
  createButton,
  creations,
  customerPanel,
  field,
  fillCreateForm,
  nameField,
  openOrganization,
  operationPanel,
  rowLink,
  uniqueName,
} from "./support/organizations";
import { text } from "./support/text";

test("Enter in the customer's field chooses, and never sends the form", async ({ page, signIn, stack }) => {
  await signIn("operator");
  const name = uniqueName("Enter");
  const customer = uniqueName("New customer");
  await fillCreateForm(page, name);
  await stack.sandbox.clearRequests();
  const customerField = choice(page, "customerId");
  await customerField.fill(customer);
  await expect(page.getByRole("option", { name: new RegExp(`Create .*${customer}`) })).toBeVisible();
  await customerField.press("Enter");
  await expect(page.getByText(text("forms.combobox.willCreate", { value: customer }))).toBeVisible();
  await expect(createButton(page)).toBeVisible();
  expect(await creations(stack.sandbox)).toHaveLength(0);
});

test("Enter chooses none of the answers to other words", async ({ page, signIn }) => {
  await signIn("operator");
  await fillCreateForm(page, uniqueName("Overtaken"));
  const customer = uniqueName("Other words");
  const customerField = choice(page, "customerId");
  const option = page.getByRole("listbox", { name: text("forms.combobox.choices") }).getByRole("option");
  await customerField.click();
  await expect(option.first()).toBeVisible();
  const answers = await hold(page, /\/api\/customers\?q=./);
  await customerField.fill(customer);
  await answers.asked();
  await customerField.press("Enter");
  await expect(customerField).toHaveValue(customer);
  answers.release();
  await expect(option).toHaveCount(1);
  await customerField.press("Enter");
  await expect(page.getByText(text("forms.combobox.willCreate", { value: customer }))).toBeVisible();
});

test("options that don't load say so, and load again", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/organizations/new");
  await page.route(/\/api\/customers\?q=/, (route) => route.abort());
  await choice(page, "customerId").click();
  await expect(page.getByText(text("forms.combobox.loadFailed"))).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("button", { name: text("ui.button.tryAgain") }).click();
  const options = page.getByRole("listbox", { name: text("forms.combobox.choices") }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await expect(choice(page, "customerId")).toBeFocused();
});

test("a new customer's name counts when the field is left without choosing", async ({ page, signIn }) => {
  await signIn("operator");
  const name = uniqueName("Blur");
  const customer = uniqueName("Left customer");
  await fillCreateForm(page, name);
  await choice(page, "customerId").fill(customer);
  await page.keyboard.press("Tab");
  await createButton(page).click();
  await openOrganization(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(customerPanel(page).getByRole("link", { name: customer })).toBeVisible();
});

test("once it has ended, the panel stays with the outcome and the page is left alone", async ({ page, signIn }) => {
  await signIn("operator");
  await fillCreateForm(page, uniqueName("Steady"));
  await createButton(page).click();
  const panel = operationPanel(page);
  await expect(panel.getByText(text("operations.progress.created"))).toBeVisible();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const main = document.querySelector("main");
    new MutationObserver(() => seen.push(main?.textContent ?? "")).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await expect
    .poll(() => page.evaluate(() => performance.now()), { intervals: [500], timeout: 15_000 })
    .toBeGreaterThan(await page.evaluate(() => performance.now() + 4_000));
  const states = await page.evaluate(() => Reflect.get(window, "seen").join("\n"));
  expect(states).not.toContain(text("operations.timeline.waiting"));
  expect(asked.filter((url) => url.includes("_rsc") || url.includes("/api/operations/")).length).toBeLessThan(3);
});

test("after a failure the form keeps its values, and can be submitted again", async ({ page, signIn, stack }) => {
  await signIn("operator");
  const name = uniqueName("Again");
  const customer = uniqueName("Kept customer");
  await fillCreateForm(page, name);
  await choice(page, "customerId").fill(customer);
  await page.keyboard.press("Tab");
  await field(page, "website").fill("https://again.example");
  await stack.sandbox.fault({
    method: "POST",
    path: "^/integrator/organizations$",
    status: 400,
    body: { error: "no", code: 40022 },
  });
  await createButton(page).click();
  await expect(operationPanel(page).getByText(text("operations.outcome.failed"))).toBeVisible();
  await page.getByRole("button", { name: text("organizations.follow.back") }).click();
  await expect(nameField(page)).toHaveValue(name);
  await expect(field(page, "website")).toHaveValue("https://again.example");
  await expect(choice(page, "customerId")).toHaveValue(customer);
  await createButton(page).click();
  await expect(page.getByText(text("operations.progress.created"))).toBeVisible();
  await page.goto(`/customers?q=${encodeURIComponent(customer)}`);
  await expect(rowLink(page, customer)).toHaveCount(1);
});
