import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { message, storable } from "@/lib/messages/message";
import { textOf } from "@/lib/messages/text";
import { chooseLanguage } from "@/lib/staff/choose-language";
import { channelDeps, type Deliveries, openDeliveries, opened } from "@/lib/test/notifications";
import { startSmtpServer } from "@/lib/test/receivers";
import { MAX_ATTEMPTS, RETRY_AFTER_MS } from "./backoff";
import { createChannel, sendTest, setChannelEnabled, updateChannel } from "./change-channels";
import { sendAgain } from "./deliveries";
import { enqueueNotification } from "./enqueue";
import { notificationSchema } from "./schemas";
import { allowPrivateTargets } from "./settings";
import { smtpOf } from "./smtp";

let d: Deliveries;
beforeAll(async () => {
  d = await openDeliveries();
});
afterAll(() => d.close());
beforeEach(() => d.reset());

describe("enqueueNotification", () => {
  it("queues one delivery per enabled channel, and none when the caller's transaction fails", async () => {
    const { id } = await d.webhook();
    await d.email("ana@x.example");
    const off = await d.webhook();
    await setChannelEnabled(d.t.ctx, off, false);
    const failing = d.t.ctx.db.transaction(async (tx) => {
      expect(await enqueueNotification(tx, () => opened)).toBe(2);
      throw new Error("the alert was not written");
    });
    await expect(failing).rejects.toThrow("not written");
    expect(await d.rows()).toEqual([]);
    expect(await enqueueNotification(d.t.ctx.db, () => opened)).toBe(2);
    expect((await d.rows()).map(({ channelId }) => channelId)).toContain(id);
    expect((await d.rows()).map(({ channelId }) => channelId)).not.toContain(off.id);
  });

  it.each([
    { path: "https://evil.example" },
    { path: "//evil.example" },
    { path: "/\\evil.example" },
    { title: "" },
    { occurredAt: "x" },
  ])("refuses %o", async (more) => {
    await d.webhook();
    await expect(enqueueNotification(d.t.ctx.db, () => ({ ...opened, ...more }))).rejects.toThrow();
  });
});

describe("the language of a notification", () => {
  const titles = async () => (await d.rows()).map(({ body }) => body).map((body) => notificationSchema.parse(body));
  const inLanguage = (language: string) => ({ ...opened, title: `Votes in ${language}` });

  it("is the one that the person who added the channel has chosen, else English", async () => {
    const { id } = await d.webhook();
    await enqueueNotification(d.t.ctx.db, inLanguage);
    expect(await titles()).toMatchObject([{ title: "Votes in en", language: "en" }]);
    await chooseLanguage(d.t.ctx, { language: "ca" });
    expect(await enqueueNotification(d.t.ctx.db, inLanguage)).toBe(1);
    await sendTest(d.t.ctx, { id });
    const test = textOf("ca", "email.test")("title", { channel: "Desk" });
    expect((await titles()).slice(1)).toMatchObject([
      { title: "Votes in ca", language: "ca" },
      { title: test, language: "ca" },
    ]);
  });
});

describe("a webhook", () => {
  it("gets the event with a link into the console, under the id of the delivery, signed with its secret", async () => {
    const { secret } = await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    expect(await d.deliver()).toBe(1);
    const row = await d.only();
    expect(row).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 200, lastError: null, alertId: "a-1" });
    expect(row.deliveredAt).toBeInstanceOf(Date);
    const [got] = d.receiver.received;
    expect(got?.headers["x-console-delivery"]).toBe(row.id);
    const headers = Object.fromEntries(
      Object.entries(got?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(headers["webhook-id"]).toBe(row.id);
    const body = { id: row.id, ...opened, url: "https://console.example/quota" };
    expect(new Webhook(secret ?? "").verify(got?.body ?? "", headers)).toEqual(body);
    expect(await d.deliver()).toBe(0);
  });

  it("that answers 500 is tried again after a minute, with the same id and the same body", async () => {
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    d.receiver.status(500);
    await d.deliver();
    expect(await d.only()).toMatchObject({
      state: "failed",
      attempts: 1,
      lastStatus: 500,
      lastError: storable(message("settings.failures.status", { status: "500" })),
    });
    d.receiver.status(200);
    d.t.clock.advance(50_000);
    expect(await d.deliver()).toBe(0);
    d.t.clock.advance(10_000);
    expect(await d.deliver()).toBe(1);
    const row = await d.only();
    expect(row).toMatchObject({ state: "delivered", attempts: 2, nextAttemptAt: null });
    expect(row.tries.map(({ status }) => status)).toEqual([500, 200]);
    const [first, second] = d.receiver.received;
    expect(second?.headers["x-console-delivery"]).toBe(first?.headers["x-console-delivery"]);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["x-console-signature"]).not.toBe(first?.headers["x-console-signature"]);
  });

  it("is given up after the last wait, and can be sent again with all its attempts", async () => {
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    d.receiver.status(503);
    for (const wait of RETRY_AFTER_MS) {
      expect(await d.deliver()).toBe(1);
      expect((await d.only()).state).toBe("failed");
      d.t.clock.advance(wait - 5_000);
      expect(await d.deliver(), `after ${wait}`).toBe(0);
      d.t.clock.advance(5_000);
    }
    await d.deliver();
    const row = await d.only();
    expect(row).toMatchObject({ state: "given-up", attempts: MAX_ATTEMPTS, nextAttemptAt: null });
    expect(row.tries).toHaveLength(MAX_ATTEMPTS);
    d.t.clock.advance(7 * 86_400_000);
    expect(await d.deliver()).toBe(0);
    d.receiver.status(204);
    await sendAgain(d.t.ctx, row);
    await expect(sendAgain(d.t.ctx, row)).rejects.toMatchObject({ code: "conflict" });
    await d.deliver();
    expect(await d.only()).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 204 });
  });

  it("that hangs delays no other, and is retried", async () => {
    d.receiver.answer(({ path }, response) => {
      if (path !== "/hang") response.writeHead(200).end();
    });
    await d.webhook(d.receiver.url.replace("/alerts", "/hang"));
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    const sent = d.deliver({ timeoutMs: 1_000 });
    await expect
      .poll(async () => (await d.rows()).map(({ state }) => state).sort(), { interval: 20 })
      .toEqual(["delivered", "sending"]);
    await sent;
    expect((await d.rows()).map(({ state }) => state).sort()).toEqual(["delivered", "failed"]);
  });

  it("whose name leads to a private address by now is not connected to", async () => {
    await allowPrivateTargets(d.t.ctx, { allow: false });
    const url = `http://hooks.example:${d.receiver.port}/`;
    const resolve = async () => ["93.184.216.34"];
    await createChannel(d.t.ctx, { kind: "webhook", name: "Desk", url }, { ...channelDeps, resolve });
    await enqueueNotification(d.t.ctx.db, () => opened);
    await d.deliver();
    const reason = message("settings.errors.privateHost", { host: "hooks.example", address: "127.0.0.1" });
    const lastError = storable(message("settings.failures.privateTarget", { reason }));
    expect(await d.only()).toMatchObject({ state: "failed", lastError });
    expect(d.receiver.received).toEqual([]);
    await allowPrivateTargets(d.t.ctx, { allow: true });
    d.t.clock.advance(60_000);
    await d.deliver();
    expect((await d.only()).state).toBe("delivered");
  });
});

describe("an email", () => {
  it("is retried only for recipients that it didn't reach", async () => {
    const server = await startSmtpServer();
    const smtp = smtpOf({ SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_FROM: "console@x.example" });
    const { id } = await d.email("ana@x.example", "nobody@x.example");
    await enqueueNotification(d.t.ctx.db, () => opened);
    await d.deliver({ smtp });
    expect(await d.only()).toMatchObject({ state: "failed", reached: ["ana@x.example"], lastStatus: 250 });
    const recipients = ["ana@x.example", "bo@x.example"];
    await updateChannel(d.t.ctx, { id, kind: "email", name: "Team", recipients }, channelDeps);
    d.t.clock.advance(60_000);
    await d.deliver({ smtp });
    expect(await d.only()).toMatchObject({ state: "delivered", reached: recipients });
    await expect.poll(() => server.mails.map(({ to }) => to)).toEqual([["ana@x.example"], ["bo@x.example"]]);
    await server.close();
  });
});
