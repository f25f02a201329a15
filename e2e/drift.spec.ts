import type { Page } from "@playwright/test";
import { expect, expectAccessible, setTheme, test } from "./support/fixtures";
import {
  addressInUrl,
  createButton,
  creations,
  fillCreateForm,
  LIST,
  listedOrganization,
  openOperation,
  operationPanel,
  uniqueName,
} from "./support/organizations";

const item = (page: Page, name: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: name });
const dialog = (page: Page) => page.getByRole("dialog");
const toasts = (page: Page) => page.getByText(/^(Linked|Customer made|Kept|Unlinked|Adopted|Accepted|The new name)/);

async function makeCustomer(page: Page, name: string, externalId = "") {
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Name (required)" }).fill(name);
  await page.getByRole("textbox", { name: "External id" }).fill(externalId);
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Reads Vocdoni's list anew until the open page says what it should. */
async function syncUntil(page: Page, shows: () => Promise<void>) {
  await expect(async () => {
    await page.getByRole("button", { name: "Sync now" }).click();
    await shows();
  }).toPass();
}

const focusIsKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName !== "BODY")).toBe(true);

test("an organization without a customer is linked as suggested, by choice, or to a new customer", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const externalId = uniqueName("CRM");
  const [suggested, chosen] = [uniqueName("Suggested customer"), uniqueName("Chosen customer")];
  await makeCustomer(page, suggested, externalId);
  await makeCustomer(page, chosen);
  const meta = { externalId };
  const one = await listedOrganization(page, stack.sandbox, "AAA one click", { meta });
  const two = await listedOrganization(page, stack.sandbox, "AAA by choice");
  const three = await listedOrganization(page, stack.sandbox, "AAA as a customer");
  await stack.sandbox.clearRequests();

  await page.goto("/drift?kind=unlinked&size=100");
  await expect(item(page, one.name)).toContainText(`Suggested: ${suggested} same external id`);
  await page.getByRole("button", { name: `Link ${one.name} to ${suggested}` }).click();
  await expect(item(page, one.name)).toHaveCount(0);
  await focusIsKept(page);

  await expect(item(page, two.name)).toContainText("No customer has its name or external id.");
  await page.getByRole("button", { name: `Choose a customer for ${two.name}` }).click();
  await dialog(page)
    .getByRole("combobox", { name: /^Customer/ })
    .fill(chosen);
  await page.getByRole("option", { name: chosen, exact: true }).click();
  await dialog(page).getByRole("button", { name: "Link", exact: true }).click();
  await expect(item(page, two.name)).toHaveCount(0);
  await focusIsKept(page);

  await page.getByRole("button", { name: `Make a customer from ${three.name}` }).click();
  await expect(dialog(page).getByRole("textbox", { name: /^Name of the customer/ })).toHaveValue(three.name);
  await dialog(page).getByRole("button", { name: "Make and link" }).click();
  await expect(item(page, three.name)).toHaveCount(0);
  await expect(toasts(page).first()).toBeVisible();
  for (const [address, customer] of [
    [one.address, suggested],
    [two.address, chosen],
    [three.address, three.name],
  ] as const) {
    await page.goto(`/organizations/${address}`);
    await expect(page.getByRole("region", { name: "Customer" }).getByRole("link", { name: customer })).toBeVisible();
  }
  expect((await stack.sandbox.requests()).filter(({ method }) => method !== "GET")).toEqual([]);
});

test("what is ambiguous is left to a person; the clear suggestions are linked at once, with a report", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const [twin, clear, late] = [uniqueName("AAB twin"), uniqueName("AAB clear"), uniqueName("AAB late")];
  for (const name of [twin, twin.toUpperCase(), clear, late]) await makeCustomer(page, name);
  for (const name of [twin, clear, late]) await stack.sandbox.addOrganization({ type: "association", name });
  await page.goto("/drift?kind=unlinked&size=100");
  await syncUntil(page, () => expect(item(page, late)).toBeVisible({ timeout: 4_000 }));
  await expect(item(page, twin)).toContainText("Not clear whose it is");
  await expect(item(page, twin)).toContainText("Several customers have its name.");
  await expect(page.getByRole("button", { name: `Link ${twin} to`, exact: false })).toHaveCount(0);

  await page.getByRole("button", { name: /^Link (all )?\d+ clear suggestions?$/ }).click();
  await expect(dialog(page)).toContainText(clear);
  await expect(dialog(page)).toContainText(late);
  await expect(dialog(page)).not.toContainText(twin);
  // Somebody else makes a namesake while the question stands.
  const other = await page.context().newPage();
  await makeCustomer(other, late.toUpperCase());
  await other.close();
  await dialog(page)
    .getByRole("button", { name: /^Link \d+ organizations?$/ })
    .click();
  await expect(dialog(page).getByRole("status")).toContainText("1 organization left as before");
  await expect(dialog(page).getByRole("list", { name: "Left as before" })).toContainText(late);
  await expect(dialog(page).getByRole("list", { name: "Linked", exact: true })).toContainText(clear);
  await dialog(page).getByRole("button", { name: "Close" }).last().click();
  await expect(item(page, clear)).toHaveCount(0);
  await expect(item(page, late)).toContainText("Several customers have its name.");
  await focusIsKept(page);
});

test("what is gone is kept as a tombstone, taken back, and unlinked", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "AAC gone");
  await page.goto("/drift?kind=unlinked&size=100");
  await page.getByRole("button", { name: `Make a customer from ${name}` }).click();
  await dialog(page).getByRole("button", { name: "Make and link" }).click();
  await expect(item(page, name)).toHaveCount(0);
  await stack.sandbox.removeOrganization(address);
  await page.goto("/drift?kind=gone");
  await syncUntil(page, () => expect(item(page, name)).toBeVisible({ timeout: 4_000 }));
  await page.getByRole("button", { name: `Keep ${name} as a tombstone` }).click();
  await dialog(page).getByRole("button", { name: "Keep it" }).click();
  await expect(item(page, name)).toHaveCount(0);
  await focusIsKept(page);

  await page.goto(`/organizations/${address}`);
  const customer = page.getByRole("region", { name: "Customer" });
  await expect(customer).toContainText("Kept as a tombstone since");
  await customer.getByRole("button", { name: "Take back that it is kept" }).click();
  await dialog(page).getByRole("button", { name: "List it again" }).click();
  await expect(customer.getByText("Kept as a tombstone since")).toHaveCount(0);

  await page.goto("/drift?kind=gone");
  await page.getByRole("button", { name: `Unlink ${name}` }).click();
  await dialog(page).getByRole("button", { name: "Unlink" }).click();
  await expect(item(page, name)).toHaveCount(0);
});

test("a new name is accepted, alone or with its customer", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const [alone, together] = [
    await listedOrganization(page, stack.sandbox, "AAD alone"),
    await listedOrganization(page, stack.sandbox, "AAD together"),
  ];
  await page.goto("/drift?kind=unlinked&size=100");
  for (const { name } of [alone, together]) {
    await page.getByRole("button", { name: `Make a customer from ${name}` }).click();
    await dialog(page).getByRole("button", { name: "Make and link" }).click();
    await expect(item(page, name)).toHaveCount(0);
  }
  const renamed = [`${alone.name} renamed`, `${together.name} renamed`] as const;
  for (const [{ address }, name] of [
    [alone, renamed[0]],
    [together, renamed[1]],
  ] as const) {
    await stack.sandbox.removeOrganization(address);
    await stack.sandbox.addOrganization({ address, type: "association", name });
  }
  await page.goto("/drift?kind=renamed");
  await syncUntil(page, () => expect(item(page, renamed[1])).toBeVisible({ timeout: 4_000 }));
  await expect(item(page, renamed[0])).toContainText(`Agreed on${alone.name}`);
  await page.getByRole("button", { name: `Accept the new name ${renamed[0]}` }).click();
  await dialog(page).getByRole("button", { name: "Accept it" }).click();
  await expect(item(page, renamed[0])).toHaveCount(0);
  await page.getByRole("button", { name: `Accept the name ${renamed[1]} and rename` }).click();
  await dialog(page).getByRole("button", { name: "Accept and rename" }).click();
  await expect(item(page, renamed[1])).toHaveCount(0);
  await focusIsKept(page);
  await page.goto(`/organizations/${together.address}`);
  await expect(page.getByRole("region", { name: "Customer" }).getByRole("link", { name: renamed[1] })).toBeVisible();
  await page.goto(`/organizations/${alone.address}`);
  await expect(
    page.getByRole("region", { name: "Customer" }).getByRole("link", { name: alone.name, exact: true }),
  ).toBeVisible();
});

test("an organization of unknown origin is adopted knowingly", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const name = uniqueName("AAE foreign");
  await stack.sandbox.addOrganization({ type: "association", meta: { consoleRef: crypto.randomUUID(), name } });
  await page.goto("/drift?kind=foreign-reference");
  await syncUntil(page, () => expect(item(page, name)).toBeVisible({ timeout: 4_000 }));
  await page.getByRole("button", { name: `Adopt ${name}` }).click();
  await dialog(page).getByRole("button", { name: "Adopt", exact: true }).click();
  await expect(item(page, name)).toHaveCount(0);
});

test("adopts by address what this integrator manages, and nothing else", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { sandbox } = stack;
  const name = uniqueName("AAF adopted");
  const ours = (await sandbox.addOrganization({ type: "association", name })).address;
  const theirs = (await sandbox.addOrganization({ type: "association", integrator: "second" })).address;
  await page.goto("/drift");
  const form = page.getByRole("region", { name: "Adopt an organization by its address" });
  const adopt = async (address: string) => {
    await form.getByRole("textbox", { name: "Address (required)" }).fill(address);
    await form.getByRole("button", { name: "Adopt", exact: true }).click();
  };
  await adopt("0x12");
  await expect(form.getByRole("alert")).toContainText("An address is 0x followed by 40 hexadecimal digits.");
  await adopt(`0x${"9".repeat(40)}`);
  await expect(form.getByRole("alert")).toContainText(
    "Vocdoni knows no organization with this address. Nothing was stored.",
  );
  await adopt(theirs);
  await expect(form.getByRole("alert")).toContainText("another integrator manages it");
  await adopt(ours.slice(2).toUpperCase());
  await expect(form.getByRole("status").last()).toContainText("Adopted");
  await form.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(addressInUrl(page)).toBe(ours.toLowerCase());
});

test("an unknown creation is looked at again and closed by a person, on the evidence of both witnesses", async ({
  page,
  stack,
  signIn,
}) => {
  const { sandbox } = stack;
  await signIn("operator");
  await sandbox.clearRequests();
  await sandbox.fault({ method: "POST", path: LIST, cut: "before" });
  const name = uniqueName("AAG never made");
  await fillCreateForm(page, name);
  await createButton(page).click();
  await expect(operationPanel(page)).toContainText("The answer was lost");
  const id = await openOperation(page);
  const stands = page.getByRole("region", { name: "Where it stands" });
  await expect(stands).toContainText("A person has to decide.", { timeout: 30_000 });
  await expect(stands).toContainText("its whole list was read 2 times");
  await expect(stands).toContainText(
    "counts as many organizations as before it was sent: most likely it was never made",
  );
  await expect(page.getByRole("region", { name: "Details" })).toContainText("Counted before");

  await page.goto("/drift?kind=unknown-creations");
  await expect(item(page, name)).toContainText("Needs a decision");
  await item(page, name)
    .getByRole("link", { name: /^Decide about/ })
    .click();
  await expect(page).toHaveURL(new RegExp(id));
  await sandbox.addOrganization({ type: "association" });
  await page.getByRole("button", { name: "Look again" }).click();
  await dialog(page).getByRole("button", { name: "Look again" }).click();
  await expect(stands).toContainText("counts one more than the list and the known changes explain", {
    timeout: 30_000,
  });
  await page.getByRole("button", { name: "Close: it was not carried out" }).click();
  await dialog(page).getByRole("button", { name: "Close it" }).click();
  await expect(stands).toContainText("A person closed it as not carried out.");
  await page.goto("/drift?kind=unknown-creations");
  await expect(item(page, name)).toHaveCount(0);
  expect(await creations(sandbox)).toHaveLength(1);
});

test("a viewer sees the differences and no remedy; the kind is in the address", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Differences" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Differences" })).toBeVisible();
  const kinds = page.getByRole("navigation", { name: "Kinds of differences" });
  await kinds.getByRole("link", { name: /^Not linked/ }).click();
  await expect(page).toHaveURL(/kind=unlinked/);
  await expect(kinds.getByRole("link", { name: /^Not linked/ })).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: "At Vocdoni, and no customer’s" })).toBeVisible();
  const remedy = /^(link|choose|make|keep|unlink|accept|adopt|sync)/i;
  await expect(page.getByRole("main").getByRole("button", { name: remedy })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Adopt an organization" })).toHaveCount(0);
  await page.goto("/drift?kind=nonsense");
  await expect(page.getByText("Not understood and left out: kind")).toBeVisible();
});

test("axe finds nothing on the page, light and dark, and nothing is wider than 390 px", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn("operator");
  for (const theme of ["light", "dark"] as const) {
    await setTheme(page, theme);
    for (const kind of ["unlinked", "gone", "renamed", "unknown-creations", "foreign-reference"]) {
      await page.goto(`/drift?kind=${kind}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
    }
    await page.goto("/drift?kind=unlinked");
    await page
      .getByRole("button", { name: /^Choose a customer for/ })
      .first()
      .click();
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const kind of ["unlinked", "gone", "unknown-creations"]) {
    await page.goto(`/drift?kind=${kind}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

test("by keyboard alone: a customer is made from an organization", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "AAH keyboard");
  await page.goto("/drift?kind=unlinked&size=100");
  await page.getByRole("button", { name: `Make a customer from ${name}` }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: `Make a customer from ${name}` })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("textbox").focus();
  await page.keyboard.press("Enter");
  await expect(item(page, name)).toHaveCount(0);
  await focusIsKept(page);
});
