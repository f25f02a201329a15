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

test("an organization of unknown origin is adopted knowingly", async ({ page, stack, signIn }) => {
  await signIn("operator");
  const name = uniqueName("AAE foreign");
  await stack.sandbox.addOrganization({ type: "association", meta: { consoleRef: crypto.randomUUID(), name } });
  await page.goto("/drift?kind=foreign-reference");
  await syncUntil(page, () => expect(difference(page, name)).toBeVisible({ timeout: 4_000 }));
  await page.getByRole("button", { name: `Adopt ${name}` }).click();
  await dialog(page).getByRole("button", { name: "Adopt", exact: true }).click();
  await expect(difference(page, name)).toHaveCount(0);
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
  await expect(difference(page, name)).toContainText("Needs a decision");
  await difference(page, name)
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
  await expect(difference(page, name)).toHaveCount(0);
  expect(await creations(sandbox)).toHaveLength(1);
});
