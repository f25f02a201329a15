import type { Page } from "@playwright/test";
import { dialog, difference, focusIsKept, syncUntil } from "./support/differences";
import { expect, test } from "./support/fixtures";
import { customerPanel, listedOrganization, uniqueName } from "./support/organizations";
import { startingWith } from "./support/pattern";
import { text } from "./support/text";

async function makeCustomer(page: Page, name: string, externalId = "") {
  await page.goto("/customers/new");
  await page.getByRole("textbox", { name: "Name (required)" }).fill(name);
  await page.getByRole("textbox", { name: text("customers.fields.externalId") }).fill(externalId);
  await page.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("an unassigned organization is linked as suggested, by choice, or to a new customer", async ({
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

  await page.goto("/reconciliation?kind=unlinked&size=100");
  const suggestion = text.markup("reconciliation.unlinked.suggested", {
    by: "external-id",
    customer: () => suggested,
    reason: (reason) => reason,
  });
  await expect(difference(page, one.name)).toContainText(suggestion);
  await page
    .getByRole("button", {
      name: text("reconciliation.linkSuggestion.linkOf", { customer: suggested, name: one.name }),
    })
    .click();
  await expect(difference(page, one.name)).toHaveCount(0);
  await focusIsKept(page);

  await expect(difference(page, two.name)).toContainText(text("reconciliation.unlinked.noSuggestion"));
  await page.getByRole("button", { name: text("reconciliation.unlinked.linkOf", { name: two.name }) }).click();
  await dialog(page)
    .getByRole("combobox", { name: startingWith(text("reconciliation.customerDialog.customer")) })
    .fill(chosen);
  await page.getByRole("option", { name: chosen, exact: true }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.unlinked.linkConfirm"), exact: true })
    .click();
  await expect(difference(page, two.name)).toHaveCount(0);
  await focusIsKept(page);

  await page.getByRole("button", { name: text("reconciliation.unlinked.createOf", { name: three.name }) }).click();
  await expect(
    dialog(page).getByRole("textbox", { name: startingWith(text("reconciliation.customerDialog.customerName")) }),
  ).toHaveValue(three.name);
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.unlinked.createConfirm") })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page, three.name)).toHaveCount(0);
  for (const [address, customer] of [
    [one.address, suggested],
    [two.address, chosen],
    [three.address, three.name],
  ] as const) {
    await page.goto(`/organizations/${address}`);
    await expect(customerPanel(page).getByRole("link", { name: customer })).toBeVisible();
  }
  expect((await stack.sandbox.requests()).filter(({ method }) => method !== "GET")).toEqual([]);
});

/** The button that confirms, however many there are. */
const linkAsked = new RegExp(
  [1, 7].map((count) => `^${text("reconciliation.linkAll.confirm", { count }).replace(/[17]/, "\\d+")}$`).join("|"),
);

/** The button that links every clear suggestion, however many there are. */
const linkClear = new RegExp(
  (["linkAll", "linkSome"] as const)
    .flatMap((name) => [1, 7].map((count) => text(`reconciliation.linkAll.${name}`, { count })))
    .map((label) => `^${label.replace(/[17]/, "\\d+")}$`)
    .join("|"),
);

test("what is ambiguous is left to a person; the clear suggestions are linked at once, with a report", async ({
  page,
  stack,
  signIn,
}) => {
  await signIn("operator");
  const [twin, clear, late] = [uniqueName("AAB twin"), uniqueName("AAB clear"), uniqueName("AAB late")];
  for (const name of [twin, twin.toUpperCase(), clear, late]) await makeCustomer(page, name);
  for (const name of [twin, clear, late]) await stack.sandbox.addOrganization({ type: "association", name });
  await page.goto("/reconciliation?kind=unlinked&size=100");
  await syncUntil(page, () => expect(difference(page, late)).toBeVisible({ timeout: 4_000 }));
  await expect(difference(page, twin)).toContainText(text("reconciliation.unlinked.ambiguous"));
  await expect(difference(page, twin)).toContainText(text("reconciliation.ambiguity.severalNames"));
  await expect(
    page.getByRole("button", {
      name: new RegExp(`^${text("reconciliation.linkSuggestion.linkOf", { customer: ".*", name: twin })}$`),
    }),
  ).toHaveCount(0);

  await page.getByRole("button", { name: linkClear }).click();
  await expect(dialog(page)).toContainText(clear);
  await expect(dialog(page)).toContainText(late);
  await expect(dialog(page)).not.toContainText(twin);
  // Somebody else makes a namesake while the question stands.
  const other = await page.context().newPage();
  await makeCustomer(other, late.toUpperCase());
  await other.close();
  await dialog(page).getByRole("button", { name: linkAsked }).click();
  const [, skippedOne = ""] = text("reconciliation.linkAll.linkedAndSkipped", { linked: 1, skipped: 1 }).split(",");
  await expect(dialog(page).getByRole("status")).toContainText(skippedOne);
  await expect(dialog(page).getByRole("list", { name: text("reconciliation.linkAll.skipped") })).toContainText(late);
  await expect(
    dialog(page).getByRole("list", { name: text("reconciliation.linkAll.linked"), exact: true }),
  ).toContainText(clear);
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.linkAll.close") })
    .last()
    .click();
  await expect(difference(page, clear)).toHaveCount(0);
  await expect(difference(page, late)).toContainText(text("reconciliation.ambiguity.severalNames"));
  await focusIsKept(page);
});

test("what was deleted at Vocdoni is kept as a record, listed again, and unlinked", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name, address } = await listedOrganization(page, stack.sandbox, "AAC gone");
  await page.goto("/reconciliation?kind=unlinked&size=100");
  await page.getByRole("button", { name: text("reconciliation.unlinked.createOf", { name }) }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.unlinked.createConfirm") })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page, name)).toHaveCount(0);
  await stack.sandbox.removeOrganization(address);
  await page.goto("/reconciliation?kind=gone");
  await syncUntil(page, () => expect(difference(page, name)).toBeVisible({ timeout: 4_000 }));
  await page.getByRole("button", { name: text("reconciliation.gone.keepOf", { name }) }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.gone.keepConfirm"), exact: true })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page, name)).toHaveCount(0);
  await focusIsKept(page);

  await page.goto(`/organizations/${address}`);
  const customer = customerPanel(page);
  const kept = text.markup("organizations.customer.kept", { date: () => "" }).trim();
  await expect(customer).toContainText(kept);
  await customer.getByRole("button", { name: text("organizations.customer.unkeepLabel") }).click();
  await dialog(page)
    .getByRole("button", { name: text("organizations.customer.unkeepConfirm") })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(customer.getByText(kept)).toHaveCount(0);

  await page.goto("/reconciliation?kind=gone");
  await page.getByRole("button", { name: text("reconciliation.gone.unlinkOf", { name }) }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.gone.unlinkConfirm") })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page, name)).toHaveCount(0);
});

test("a new name is accepted, alone or with its customer", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const [alone, together] = [
    await listedOrganization(page, stack.sandbox, "AAD alone"),
    await listedOrganization(page, stack.sandbox, "AAD together"),
  ];
  await page.goto("/reconciliation?kind=unlinked&size=100");
  for (const { name } of [alone, together]) {
    await page.getByRole("button", { name: text("reconciliation.unlinked.createOf", { name }) }).click();
    await dialog(page)
      .getByRole("button", { name: text("reconciliation.unlinked.createConfirm") })
      .click();
    await expect(dialog(page)).toBeHidden();
    await expect(difference(page, name)).toHaveCount(0);
  }
  const renamed = [`${alone.name} renamed`, `${together.name} renamed`] as const;
  for (const [{ address }, name] of [
    [alone, renamed[0]],
    [together, renamed[1]],
  ] as const) {
    await stack.sandbox.removeOrganization(address);
    await stack.sandbox.addOrganization({ address, type: "association", name });
  }
  await page.goto("/reconciliation?kind=renamed");
  await syncUntil(page, () => expect(difference(page, renamed[1])).toBeVisible({ timeout: 4_000 }));
  await expect(difference(page, renamed[0])).toContainText(`${text("reconciliation.renamed.agreed")}${alone.name}`);
  await page.getByRole("button", { name: text("reconciliation.renamed.acceptOf", { name: renamed[0] }) }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.renamed.acceptConfirm"), exact: true })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page, renamed[0])).toHaveCount(0);
  await page.getByRole("button", { name: text("reconciliation.renamed.renameOf", { name: renamed[1] }) }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.renamed.renameConfirm") })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(difference(page, renamed[1])).toHaveCount(0);
  await focusIsKept(page);
  await page.goto(`/organizations/${together.address}`);
  await expect(customerPanel(page).getByRole("link", { name: renamed[1] })).toBeVisible();
  await page.goto(`/organizations/${alone.address}`);
  await expect(customerPanel(page).getByRole("link", { name: alone.name, exact: true })).toBeVisible();
});
