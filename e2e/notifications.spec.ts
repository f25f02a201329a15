import { createHmac } from "node:crypto";
import { startReceiver } from "../lib/test/receivers";
import { expect, test } from "./support/fixtures";

test("a webhook into the own network needs leave; its test arrives signed and stands in the log", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const receiver = await startReceiver();
  const dialog = page.getByRole("dialog");
  const name = "Desk of the test";
  const add = async () => {
    await page.getByRole("button", { name: "Add webhook" }).click();
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("URL").fill(receiver.url);
    await dialog.getByRole("button", { name: "Add webhook" }).click();
  };
  const answer = async (question: string, yes: string) => {
    await page.getByRole("button", { name: question }).click();
    await dialog.getByRole("button", { name: yes, exact: true }).click();
    await expect(dialog).toBeHidden();
  };

  await page.goto("/settings");
  await add();
  await expect(dialog.getByLabel("URL")).toBeFocused();
  await expect(dialog.getByLabel("URL")).toHaveAccessibleDescription(/127\.0\.0\.1 is a private, loopback or reserved/);
  await page.keyboard.press("Escape");
  await answer("Allow private targets", "Allow them");
  await add();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole("button", { name: "Done" }).click();

  await page.getByRole("button", { name: `Send a test to ${name}` }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Delivered");
  const [got] = receiver.received;
  const signed = createHmac("sha256", secret)
    .update(`${got?.headers["x-console-timestamp"]}.${got?.body}`)
    .digest("hex");
  expect(got?.headers["x-console-signature"]).toBe(`v1=${signed}`);

  await page.getByRole("link", { name: "Delivery log" }).click();
  await expect(page.getByRole("row").filter({ hasText: `Test of “${name}”` })).toContainText("Delivered");
  await page.getByText("1 attempt", { exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "· 200" })).toContainText("Delivered.");

  await page.goto("/settings");
  await answer(`Delete ${name}`, "Delete");
  await answer("Refuse private targets", "Refuse them");
  await expect(page.getByRole("button", { name: "Allow private targets" })).toBeVisible();
  await receiver.close();
});
