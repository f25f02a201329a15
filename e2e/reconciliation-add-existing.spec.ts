import { checksumAddress } from "@/lib/checksum-address";
import { SECOND_INTEGRATOR } from "../sandbox/credentials";
import { dialog, difference, syncUntil } from "./support/differences";
import { expect, test } from "./support/fixtures";
import {
  addressInUrl,
  createButton,
  creations,
  fillCreateForm,
  LIST,
  openOperation,
  operationPanel,
  uniqueName,
} from "./support/organizations";
import { text } from "./support/text";

test("an unrecognized organization is added", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const name = uniqueName("AAE foreign");
  await stack.sandbox.addOrganization({ type: "association", meta: { consoleRef: crypto.randomUUID(), name } });
  await page.goto("/reconciliation?kind=foreign-reference");
  await syncUntil(page, () => expect(difference(page, name)).toBeVisible({ timeout: 4_000 }));
  await page.getByRole("button", { name: text("reconciliation.references.addOf", { name }) }).click();
  await dialog(page)
    .getByRole("button", { name: text("reconciliation.references.addConfirm"), exact: true })
    .click();
  await expect(difference(page, name)).toHaveCount(0);
});

test("adds by address what this integrator manages, and nothing else", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const { sandbox } = stack;
  const name = uniqueName("AAF adopted");
  const ours = (await sandbox.addOrganization({ type: "association", name })).address;
  const theirs = (await sandbox.addOrganization({ type: "association", integrator: "second" })).address;
  await page.goto("/reconciliation");
  const form = page.getByRole("region", { name: text("reconciliation.add.title") });
  const add = async (address: string) => {
    await form.getByRole("textbox", { name: text("reconciliation.add.address") }).fill(address);
    await form.getByRole("button", { name: text("reconciliation.add.submit"), exact: true }).click();
  };
  await add("0x12");
  await expect(form.getByRole("alert")).toContainText(text("reconciliation.addErrors.notAnAddress"));
  await add(`0x${"9".repeat(40)}`);
  await expect(form.getByRole("alert")).toContainText(
    text("reconciliation.addErrors.nothingSaved", { reason: text("reconciliation.addErrors.notFound") }),
  );
  await add(theirs);
  const owner = checksumAddress(SECOND_INTEGRATOR);
  await expect(form.getByRole("alert")).toContainText(text("reconciliation.addErrors.managedByOther", { owner }));
  await add(ours.slice(2).toUpperCase());
  await expect(form.getByRole("status").last()).toContainText(text("reconciliation.add.added"));
  await form.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(addressInUrl(page)).toBe(ours.toLowerCase());
});

test("an unconfirmed creation is checked again and closed by a person, on the evidence of list and counter", async ({
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
  await expect(operationPanel(page)).toContainText(text("operations.step.answerLost"));
  const id = await openOperation(page);
  const status = page.getByRole("region", { name: text("operations.detail.status"), exact: true });
  await expect(status).toContainText(text("operations.progress.undecided"), { timeout: 30_000 });
  const listRead = text("operations.evidence.notListed", { count: 2, counter: "", advice: "" }).trim();
  await expect(status).toContainText(listRead);
  await expect(status).toContainText(text("operations.evidence.same"));
  const details = page.getByRole("region", { name: text("operations.detail.details") });
  await expect(details).toContainText(text("operations.detail.countedBefore"));

  await page.goto("/reconciliation?kind=unknown-creations");
  await expect(difference(page, name)).toContainText(text("operations.state.undecided"));
  await difference(page, name)
    .getByRole("link", {
      name: text("reconciliation.creations.decideOf", { title: text("operations.title.create", { name }) }),
    })
    .click();
  await expect(page).toHaveURL(new RegExp(id));
  await sandbox.addOrganization({ type: "association" });
  await page.getByRole("button", { name: text("operations.decision.lookAgain") }).click();
  await dialog(page)
    .getByRole("button", { name: text("operations.decision.lookAgainConfirm") })
    .click();
  await expect(status).toContainText(text("operations.evidence.more", { count: 1 }), {
    timeout: 30_000,
  });
  await page.getByRole("button", { name: text("operations.decision.close") }).click();
  await dialog(page)
    .getByRole("button", { name: text("operations.decision.closeConfirm") })
    .click();
  await expect(status).toContainText(text("operations.progress.closed"));
  await page.goto("/reconciliation?kind=unknown-creations");
  await expect(difference(page, name)).toHaveCount(0);
  expect(await creations(sandbox)).toHaveLength(1);
});
