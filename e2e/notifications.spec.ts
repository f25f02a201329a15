import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { startReceiver } from "../lib/test/receivers";
import { expect, test } from "./support/fixtures";
import { matching, text } from "./support/text";

test("a webhook into the own network needs leave; its test arrives signed and is in the log", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const receiver = await startReceiver();
  const dialog = page.getByRole("dialog");
  const name = "Desk of the test";
  const add = async () => {
    await page.getByRole("button", { name: text("settings.addChannel.add.webhook") }).click();
    await dialog.getByLabel(text("settings.channelForm.name")).fill(name);
    await dialog.getByLabel(text("settings.channelForm.url")).fill(receiver.url);
    await dialog.getByRole("button", { name: text("settings.addChannel.add.webhook") }).click();
  };
  const answer = async (question: string, yes: string) => {
    await page.getByRole("button", { name: question }).click();
    await dialog.getByRole("button", { name: yes, exact: true }).click();
    await expect(dialog).toBeHidden();
  };

  const refused = matching(
    text("settings.errors.privateTarget", {
      reason: text("settings.errors.privateAddress", { address: "127.0.0.1" }),
    }),
  );
  await page.goto("/settings");
  await add();
  await expect(dialog.getByLabel(text("settings.channelForm.url"))).toBeFocused();
  await expect(dialog.getByLabel(text("settings.channelForm.url"))).toHaveAccessibleDescription(refused);
  await page.keyboard.press("Escape");
  await answer(text("settings.privateTargets.allow"), text("settings.privateTargets.allowConfirm"));
  await add();
  const secret = (await dialog.locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole("button", { name: text("settings.secret.done") }).click();

  await page.getByRole("button", { name: text("settings.channel.testName", { name }) }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText(text("settings.delivery.state.delivered"));
  const [got] = receiver.received;
  const headers = Object.fromEntries(Object.entries(got?.headers ?? {}).map(([key, value]) => [key, String(value)]));
  expect(new Webhook(secret).verify(got?.body ?? "", headers)).toMatchObject({ event: "test" });
  const signed = createHmac("sha256", secret)
    .update(`${got?.headers["x-console-timestamp"]}.${got?.body}`)
    .digest("hex");
  expect(got?.headers["x-console-signature"]).toBe(`v1=${signed}`);

  await page.getByRole("link", { name: text("settings.channels.deliveryLog") }).click();
  const title = text("email.test.title", { channel: name });
  await expect(page.getByRole("row").filter({ hasText: title })).toContainText(
    text("settings.delivery.state.delivered"),
  );
  await page.getByText(text("settings.deliveries.attempts", { count: 1 }), { exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "· 200" })).toContainText(
    text("settings.deliveries.delivered"),
  );

  await page.goto("/settings");
  await answer(text("settings.channel.deleteName", { name }), text("settings.channel.delete"));
  await answer(text("settings.privateTargets.block"), text("settings.privateTargets.blockConfirm"));
  await expect(page.getByRole("button", { name: text("settings.privateTargets.allow") })).toBeVisible();
  await receiver.close();
});
