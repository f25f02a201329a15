import { callAction, serverActions } from "./support/actions";
import { dialog, difference, focusIsKept, oneOfEachKind } from "./support/differences";
import { expect, expectAccessibleInBothThemes, test } from "./support/fixtures";
import { listedOrganization } from "./support/organizations";
import { expectFitsPhone } from "./support/pages";
import { startingWith } from "./support/pattern";
import { text } from "./support/text";

const startsWithAny = (...starts: string[]) =>
  new RegExp(starts.map((start) => startingWith(start).source).join("|"), "i");

/** The buttons that resolve something, and the sync button. */
const remedies = startsWithAny(
  text("reconciliation.linkSuggestion.link", { customer: "" }).trim(),
  text("reconciliation.unlinked.link"),
  text("reconciliation.unlinked.create"),
  text("reconciliation.gone.keep"),
  text("reconciliation.gone.unlink"),
  text("reconciliation.renamed.accept"),
  text("reconciliation.renamed.rename"),
  text("reconciliation.references.add"),
  text("sync.progress.syncNow"),
);

test("a viewer sees reconciliation and no remedy; the kind is in the address", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto("/");
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: text("reconciliation.page.title") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: text("reconciliation.page.title") })).toBeVisible();
  await expect(page, "a place of its own, which stays the same").toHaveURL(/\/reconciliation\?kind=/);
  const kinds = page.getByRole("navigation", { name: text("reconciliation.tabs.label") });
  const unassigned = kinds.getByRole("link", { name: startingWith(text("reconciliation.tabs.unlinked")) });
  await unassigned.click();
  await expect(page).toHaveURL(/kind=unlinked/);
  await expect(unassigned).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(
    page.getByRole("heading", { level: 2, name: text("reconciliation.kinds.unlinked.title") }),
  ).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: remedies })).toHaveCount(0);
  await expect(page.getByRole("region", { name: text("reconciliation.add.title") })).toHaveCount(0);
  // A heading is true of an empty list too.
  await page.goto("/reconciliation?kind=counter");
  await expect(page.getByText(text("reconciliation.kinds.counter.none"))).toBeVisible();
  await page.goto("/reconciliation?kind=nonsense");
  await expect(page.getByText(text("ui.ignoredFilters.ignored", { count: 1, names: "kind" }))).toBeVisible();
});

test("axe finds nothing on the page, light and dark, and nothing is wider than 390 px", async ({
  page,
  stack,
  signIn,
}) => {
  test.setTimeout(180_000);
  await signIn("operator");
  // The page of those that are unassigned is visited by accessibility.spec.ts.
  const names = await oneOfEachKind(page, stack.sandbox);
  for (const [kind, name] of Object.entries(names)) {
    await page.goto(`/reconciliation?kind=${kind}&size=100`);
    await expect(difference(page, name)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectAccessibleInBothThemes(page);
    await expectFitsPhone(page, kind);
  }
  await page.goto("/reconciliation?kind=unlinked&size=25");
  await page
    .getByRole("button", { name: startingWith(text("reconciliation.unlinked.linkOf", { name: "" }).trim()) })
    .first()
    .click();
  await expect(dialog(page)).toBeVisible();
  await expectAccessibleInBothThemes(page);
  // What is left undecided would be a notice on every page of the tests to come.
  await page.goto("/reconciliation?kind=unknown-creations&size=100");
  const title = text("operations.title.create", { name: names["unknown-creations"] });
  await page
    .getByRole("link", { name: text("reconciliation.creations.decideOf", { title }) })
    .click({ timeout: 40_000 });
  await page.getByRole("button", { name: text("operations.decision.close") }).click();
  await dialog(page)
    .getByRole("button", { name: text("operations.decision.closeConfirm") })
    .click();
  const status = page.getByRole("region", { name: text("operations.detail.status"), exact: true });
  await expect(status).toContainText(text("operations.progress.closed"));
});

test("the end of a sync takes no open dialog away, nor what was typed in it", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "AAI typed");
  await page.goto("/reconciliation?kind=unlinked&size=100");
  await stack.sandbox.setDelays({ latency: 700 });
  await page.getByRole("button", { name: text("sync.progress.syncNow") }).click();
  await page.getByRole("button", { name: text("reconciliation.unlinked.createOf", { name }) }).click();
  await dialog(page).getByRole("textbox").fill("Half a na");
  const link = serverActions().find((action) => action.name === "linkOrganizationAction");
  const { address } = (await stack.sandbox.state()).organizations.find((each) => each.name === name) ?? { address: "" };
  if (link) await callAction(page.request, link, { address, newCustomerName: "Quicker than that" });
  await expect(page.getByText(text("sync.progress.succeeded"))).toHaveCount(1);
  await page.waitForTimeout(1_500);
  await expect(dialog(page).getByRole("textbox")).toHaveValue("Half a na");
  await page.keyboard.press("Escape");
  await expect(difference(page, name)).toHaveCount(0);
  await expect(
    page.getByRole("heading", { level: 2, name: text("reconciliation.kinds.unlinked.title") }),
  ).toBeFocused();
});

test("by keyboard alone: a customer is created from an organization", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { name } = await listedOrganization(page, stack.sandbox, "AAH keyboard");
  await page.goto("/reconciliation?kind=unlinked&size=100");
  await page.getByRole("button", { name: text("reconciliation.unlinked.createOf", { name }) }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: text("reconciliation.unlinked.createOf", { name }) })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("textbox").focus();
  await page.keyboard.press("Enter");
  await expect(difference(page, name)).toHaveCount(0);
  await focusIsKept(page);
});
