import type { Page } from "@playwright/test";
import type { Generation } from "../sandbox/generation";
import { expect, test } from "./support/fixtures";
import {
  addressInUrl,
  createButton,
  fillCreateForm,
  formError,
  listedOrganization,
  operationPanel,
  uniqueName,
} from "./support/organizations";
import type { Stack } from "./support/stack";
import { text } from "./support/text";

const field = (page: Page) => page.getByRole("combobox", { name: text("organizations.fields.defaultLang") });
const anatomy = (page: Page) => page.getByRole("region", { name: text("organizations.profile.title") });
const save = (page: Page) => page.getByRole("button", { name: text("organizations.edit.save") });

/** The console asks for the languages every five minutes: right after its start it has not asked yet. */
async function talksTo(stack: Stack, generation: Generation) {
  await stack.sandbox.setGeneration(generation);
  await stack.console.restart();
}

const recordOf = async ({ sandbox }: Stack, address: string) =>
  (await fetch(`${sandbox.url}/organizations/${address}`)).json();

async function saveAndFollow(page: Page) {
  await save(page).click();
  await expect(operationPanel(page).getByText(text("operations.progress.updated"))).toBeVisible();
}

// Starting the console again takes its time.
test.beforeEach(() => test.slow());

// The next test talks to another Vocdoni, whose languages this console must not remember.
test.afterEach(async ({ stack }) => {
  await stack.console.restart();
});

test("where Vocdoni offers languages one is chosen, kept, shown and changed, and an edit of another field leaves it", async ({
  page,
  stack,
  signIn,
}) => {
  await talksTo(stack, "current");
  await signIn("operator");
  const name = uniqueName("In Catalan");
  await fillCreateForm(page, name);
  await expect(field(page)).toHaveAccessibleDescription(
    text("organizations.form.languageDefault", { language: "English (en)" }),
  );
  await expect(field(page).getByRole("option")).toHaveText([
    text("organizations.form.notSet"),
    "Catalan (ca)",
    "English (en)",
    "Spanish (es)",
  ]);
  await field(page).selectOption("ca");
  await createButton(page).click();
  await page.getByRole("link", { name: text("organizations.follow.open") }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const address = addressInUrl(page);
  await expect(anatomy(page)).toContainText("Catalan (ca)");
  expect(await recordOf(stack, address)).toMatchObject({ defaultLang: "ca" });

  await page.goto(`/organizations/${address}/edit`);
  await expect(field(page)).toHaveValue("ca");
  await page.getByRole("textbox", { name: text("organizations.fields.size") }).fill("41");
  await saveAndFollow(page);
  expect(await recordOf(stack, address)).toMatchObject({ defaultLang: "ca", size: "41" });

  await page.goto(`/organizations/${address}/edit`);
  await field(page).selectOption("es");
  await saveAndFollow(page);
  expect(await recordOf(stack, address)).toMatchObject({ defaultLang: "es", size: "41" });
  await page.goto(`/organizations/${address}`);
  await expect(anatomy(page)).toContainText("Spanish (es)");
  await page.goto(`/organizations/${address}/edit`);
  await expect(field(page)).toHaveValue("es");

  await field(page).selectOption("");
  await save(page).click();
  await expect(formError(page)).toContainText(text("organizations.fields.defaultLang"));
  await expect(field(page)).toBeFocused();
  await expect(field(page), "what was chosen stays, also when it is refused").toHaveValue("");
});

test("a language that Vocdoni no longer offers stays chosen, and saving another field leaves it alone", async ({
  page,
  stack,
  signIn,
}) => {
  await talksTo(stack, "current");
  await signIn("operator");
  const { address } = await listedOrganization(page, stack.sandbox, "In English");
  const offers = { languages: ["es", "ca"], default: "ca" };
  await stack.sandbox.fault({ method: "GET", path: "^/organizations/languages$", status: 200, body: offers, times: 0 });
  await page.goto(`/organizations/${address}/edit`);
  await expect(field(page).getByRole("option")).toHaveText([
    text("organizations.form.notSet"),
    "English (en)",
    "Catalan (ca)",
    "Spanish (es)",
  ]);
  await expect(field(page)).toHaveValue("en");
  await page.getByRole("textbox", { name: text("organizations.fields.size") }).fill("42");
  await saveAndFollow(page);
  expect(await recordOf(stack, address)).toMatchObject({ defaultLang: "en", size: "42" });
});

for (const generation of ["august", "lts"] as const) {
  test(`where Vocdoni knows no languages (${generation}) no form and no page shows the field`, async ({
    page,
    stack,
    signIn,
  }) => {
    await talksTo(stack, generation);
    await signIn("operator");
    const { address } = await listedOrganization(page, stack.sandbox, "Without a language");
    await page.goto("/organizations/new");
    await expect(createButton(page)).toBeVisible();
    await expect(field(page)).toHaveCount(0);
    await page.goto(`/organizations/${address}/edit`);
    await page.getByRole("textbox", { name: text("organizations.fields.size") }).fill("43");
    await expect(field(page)).toHaveCount(0);
    await saveAndFollow(page);
    await page.goto(`/organizations/${address}`);
    await expect(anatomy(page)).toContainText("43");
    await expect(anatomy(page)).not.toContainText(text("organizations.fields.defaultLang"));
  });
}
