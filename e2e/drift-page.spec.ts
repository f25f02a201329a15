import { callAction, serverActions } from "./support/actions";
import { dialog, difference, focusIsKept, oneOfEachKind } from "./support/differences";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import { listedOrganization } from "./support/organizations";
import { expectFitsPhone } from "./support/pages";

test("a viewer sees the differences and no remedy; the kind is in the address", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Differences" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Differences" })).toBeVisible();
  await expect(page, "a place of its own, which stays the same").toHaveURL(/\/drift\?kind=/);
  const kinds = page.getByRole("navigation", { name: "Kinds of differences" });
  await kinds.getByRole("link", { name: /^Not linked/ }).click();
  await expect(page).toHaveURL(/kind=unlinked/);
  await expect(kinds.getByRole("link", { name: /^Not linked/ })).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: "At Vocdoni, and linked to no customer" })).toBeVisible();
  const remedy = /^(link|choose|make|keep|unlink|accept|adopt|sync)/i;
  await expect(page.getByRole("main").getByRole("button", { name: remedy })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Adopt an organization" })).toHaveCount(0);
  // A heading is true of an empty list too.
  await page.goto("/drift?kind=counter");
  await expect(page.getByText("Vocdoni’s counter and its list agree")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("do not agree");
  await page.goto("/drift?kind=nonsense");
  await expect(page.getByText("Not understood and left out: kind")).toBeVisible();
});

test("axe finds nothing on the page, light and dark, and nothing is wider than 390 px", async ({
  page,
  stack,
  signIn,
}) => {
  test.setTimeout(180_000);
  await signIn("operator");
  // The page of those not linked is visited by accessibility.spec.ts.
  const names = await oneOfEachKind(page, stack.sandbox);
  for (const [kind, name] of Object.entries(names)) {
    await page.goto(`/drift?kind=${kind}&size=100`);
    await expect(difference(page, name)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessibleInBothThemes(page);
    await expectFitsPhone(page, kind);
  }
  await page.goto("/drift?kind=unlinked&size=25");
  await page
    .getByRole("button", { name: /^Choose a customer for/ })
    .first()
    .click();
  await expect(dialog(page)).toBeVisible();
  await expectAccessibleInBothThemes(page);
  // What is left undecided would be a notice on every page of the tests to come.
  await page.goto("/drift?kind=unknown-creations&size=100");
  await page
    .getByRole("link", { name: `Decide about “Create ${names["unknown-creations"]}”` })
    .click({ timeout: 40_000 });
  await page.getByRole("button", { name: "Close: it was not carried out" }).click();
  await dialog(page).getByRole("button", { name: "Close it" }).click();
  await expect(page.getByRole("region", { name: "Where it stands" })).toContainText("A person closed it");
});

test("the end of a reading takes no open dialog away, nor what was typed in it", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "AAI typed");
  await page.goto("/drift?kind=unlinked&size=100");
  await stack.sandbox.setDelays({ latency: 700 });
  await page.getByRole("button", { name: "Sync now" }).click();
  await page.getByRole("button", { name: `Make a customer from ${name}` }).click();
  await dialog(page).getByRole("textbox").fill("Half a na");
  const link = serverActions().find((action) => action.name === "linkOrganizationAction");
  const { address } = (await stack.sandbox.state()).organizations.find((each) => each.name === name) ?? { address: "" };
  if (link) await callAction(page.request, link, { address, newCustomerName: "Quicker than that" });
  await expect(page.getByText("The list has been read")).toHaveCount(1);
  await page.waitForTimeout(1_500);
  await expect(dialog(page).getByRole("textbox")).toHaveValue("Half a na");
  await page.keyboard.press("Escape");
  await expect(difference(page, name)).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 2, name: "At Vocdoni, and linked to no customer" })).toBeFocused();
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
  await expect(difference(page, name)).toHaveCount(0);
  await focusIsKept(page);
});
