import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { notificationDeliveries as deliveries, notificationChannels } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { closedPort, type Receiver, startReceiver } from "@/lib/test/receivers";
import { MAX_ATTEMPTS, RETRY_AFTER_MS } from "./backoff";
import { createChannel, deleteChannel, sendTest, setChannelEnabled } from "./change-channels";
import { claimDue, LEASE_MS, releaseDeliveries } from "./claim";
import { deliverDue, type Means } from "./deliver";
import { listDeliveries, sendAgain } from "./deliveries";
import { enqueueNotification } from "./enqueue";
import type { Notification } from "./schemas";
import { allowPrivateTargets } from "./settings";

let t: TestConsole;
let receiver: Receiver;
beforeAll(async () => {
  [t, receiver] = await Promise.all([openTestConsole(), startReceiver()]);
});
afterAll(async () => {
  await receiver.close();
  await t.close();
});
beforeEach(async () => {
  await t.reset();
  receiver.received.length = 0;
  receiver.status(200);
  await allowPrivateTargets(t.ctx, { allow: true });
});

const means: Means = { smtp: null, baseUrl: "https://console.example", resolve: async () => ["127.0.0.1"] };
const deliver = (more: Partial<Means> = {}) => deliverDue(t.ctx, { ...means, ...more });
const opened: Notification = {
  ...{ event: "alert.opened", alertId: "a-1", title: "Votes", text: "90 % used", path: "/quota", data: { left: 1200 } },
  occurredAt: "2026-11-22T10:00:00.000Z",
};
const webhook = (url = receiver.url) => createChannel(t.ctx, { kind: "webhook", name: "Desk", url });
const rows = () => t.ctx.db.select().from(deliveries).orderBy(deliveries.createdAt, deliveries.id);
const only = async () => {
  const [row, ...more] = await rows();
  if (!row || more.length > 0) throw new Error("not one delivery");
  return row;
};

describe("enqueueNotification", () => {
  it("queues one delivery per enabled channel, and none when the caller's transaction fails", async () => {
    const { id } = await webhook();
    await createChannel(t.ctx, { kind: "email", name: "Team", recipients: ["ana@x.example"] });
    const off = await webhook();
    await setChannelEnabled(t.ctx, off, false);
    const failing = t.ctx.db.transaction(async (tx) => {
      expect(await enqueueNotification(tx, opened)).toBe(2);
      throw new Error("the alert was not written");
    });
    await expect(failing).rejects.toThrow("not written");
    expect(await rows()).toEqual([]);
    expect(await enqueueNotification(t.ctx.db, opened)).toBe(2);
    expect((await rows()).map(({ channelId }) => channelId)).toContain(id);
    expect((await rows()).map(({ channelId }) => channelId)).not.toContain(off.id);
  });

  it.each([
    { path: "https://evil.example" },
    { path: "//evil.example" },
    { path: "/\\evil.example" },
    { title: "" },
    { occurredAt: "x" },
  ])("refuses %o", async (more) => {
    await webhook();
    await expect(enqueueNotification(t.ctx.db, { ...opened, ...more })).rejects.toThrow();
  });
});

describe("a webhook", () => {
  it("gets the event with a link into the console, under the id of the delivery", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    expect(await deliver()).toBe(1);
    const row = await only();
    expect(row).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 200, lastError: null, alertId: "a-1" });
    expect(row.deliveredAt).toBeInstanceOf(Date);
    const [got] = receiver.received;
    expect(got?.headers["x-console-delivery"]).toBe(row.id);
    expect(JSON.parse(got?.body ?? "")).toEqual({ id: row.id, ...opened, url: "https://console.example/quota" });
    expect(await deliver()).toBe(0);
  });

  it("that answers 500 is tried again after a minute, with the same id and the same body", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    receiver.status(500);
    await deliver();
    expect(await only()).toMatchObject({
      state: "failed",
      attempts: 1,
      lastStatus: 500,
      lastError: "It answered 500.",
    });
    receiver.status(200);
    t.clock.advance(50_000);
    expect(await deliver()).toBe(0);
    t.clock.advance(10_000);
    expect(await deliver()).toBe(1);
    const row = await only();
    expect(row).toMatchObject({ state: "delivered", attempts: 2, nextAttemptAt: null });
    expect(row.tries.map(({ status }) => status)).toEqual([500, 200]);
    const [first, second] = receiver.received;
    expect(second?.headers["x-console-delivery"]).toBe(first?.headers["x-console-delivery"]);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["x-console-signature"]).not.toBe(first?.headers["x-console-signature"]);
  });

  it("is given up after the last wait, and can be sent again with all its attempts", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    receiver.status(503);
    for (const wait of RETRY_AFTER_MS) {
      expect(await deliver()).toBe(1);
      expect((await only()).state).toBe("failed");
      t.clock.advance(wait - 5_000);
      expect(await deliver(), `after ${wait}`).toBe(0);
      t.clock.advance(5_000);
    }
    await deliver();
    const row = await only();
    expect(row).toMatchObject({ state: "given-up", attempts: MAX_ATTEMPTS, nextAttemptAt: null });
    expect(row.tries).toHaveLength(MAX_ATTEMPTS);
    t.clock.advance(7 * 86_400_000);
    expect(await deliver()).toBe(0);
    receiver.status(204);
    await sendAgain(t.ctx, row);
    await expect(sendAgain(t.ctx, row)).rejects.toMatchObject({ code: "conflict" });
    await deliver();
    expect(await only()).toMatchObject({ state: "delivered", attempts: 1, lastStatus: 204 });
  });

  it("that hangs keeps nobody else waiting, and is tried again", async () => {
    receiver.answer(({ path }, response) => {
      if (path !== "/hang") response.writeHead(200).end();
    });
    await webhook(receiver.url.replace("/alerts", "/hang"));
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    const sent = deliver({ timeoutMs: 1_000 });
    await expect
      .poll(async () => (await rows()).map(({ state }) => state).sort(), { interval: 20 })
      .toEqual(["delivered", "sending"]);
    await sent;
    expect((await rows()).map(({ state }) => state).sort()).toEqual(["delivered", "failed"]);
  });

  it("whose name leads to a private address by now is not connected to", async () => {
    await allowPrivateTargets(t.ctx, { allow: false });
    const url = `http://hooks.example:${receiver.port}/`;
    await createChannel(t.ctx, { kind: "webhook", name: "Desk", url }, async () => ["93.184.216.34"]);
    await enqueueNotification(t.ctx.db, opened);
    await deliver();
    expect(await only()).toMatchObject({ state: "failed", lastError: expect.stringContaining("leads to 127.0.0.1") });
    expect(receiver.received).toEqual([]);
    await allowPrivateTargets(t.ctx, { allow: true });
    t.clock.advance(60_000);
    await deliver();
    expect((await only()).state).toBe("delivered");
  });
});

describe("an attempt", () => {
  it("is made once when two consoles look at the queue together", async () => {
    await webhook();
    for (let i = 0; i < 20; i += 1) await enqueueNotification(t.ctx.db, opened);
    const made = await Promise.all([deliver(), deliver(), deliver()]);
    expect(made.reduce((sum, n) => sum + n, 0)).toBe(20);
    const ids = receiver.received.map(({ headers }) => headers["x-console-delivery"]);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });

  it("whose outcome could not be written is repeated under the same id when its lease has run out", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    const run = (statement: string) => t.database.executeSql(statement);
    await run(
      `CREATE FUNCTION refuse_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`,
    );
    await run(`CREATE TRIGGER refuse_note BEFORE UPDATE ON notification_deliveries FOR EACH ROW
      WHEN (NEW.state = 'delivered') EXECUTE FUNCTION refuse_note()`);
    await deliver();
    await run("DROP TRIGGER refuse_note ON notification_deliveries");
    await run("DROP FUNCTION refuse_note");
    expect((await only()).state).toBe("sending");
    expect(await deliver()).toBe(0);
    t.clock.advance(LEASE_MS);
    expect(await deliver()).toBe(1);
    const row = await only();
    expect(row).toMatchObject({ state: "delivered", attempts: 2 });
    expect(row.tries[0]?.error).toContain("not known");
    expect(receiver.received.map(({ headers }) => headers["x-console-delivery"])).toEqual([row.id, row.id]);
  });

  it("of an embedded database's dead process is taken up at the start", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    expect(await claimDue(t.ctx, 8)).toHaveLength(1);
    expect(await deliver()).toBe(0);
    await releaseDeliveries(t.ctx);
    expect(await deliver()).toBe(1);
  });

  it("that the console's own end cuts short does not count", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    receiver.answer(() => undefined);
    const stopping = new AbortController();
    const sent = deliver({ signal: stopping.signal });
    await expect.poll(() => receiver.received.length, { interval: 20 }).toBe(1);
    stopping.abort();
    await sent;
    expect(await only()).toMatchObject({ state: "queued", attempts: 0, leaseUntil: null });
  });

  it("waits for no clock that was a year ahead", async () => {
    await webhook();
    await enqueueNotification(t.ctx.db, opened);
    await t.ctx.db
      .update(deliveries)
      .set({ state: "failed", nextAttemptAt: new Date(t.clock.now().getTime() + 365 * 86_400_000) });
    expect(await deliver()).toBe(1);
  });
});

describe("what cannot be sent", () => {
  it("says so: no mail server, nobody there, channel off, channel deleted", async () => {
    await createChannel(t.ctx, { kind: "email", name: "Team", recipients: ["ana@x.example"] });
    await webhook(`http://127.0.0.1:${await closedPort()}/`);
    const off = await webhook();
    const deleted = await webhook();
    await enqueueNotification(t.ctx.db, opened);
    await setChannelEnabled(t.ctx, off, false);
    await deleteChannel(t.ctx, deleted);
    await deliver();
    const errors = (await rows()).map(({ state, lastError }) => `${state}: ${lastError}`).sort();
    expect(errors).toEqual([
      "failed: E-mail is not configured: SMTP_URL is not set where the console runs.",
      "failed: Not delivered: nothing listens there (connection refused).",
      "given-up: The channel was deleted.",
      "given-up: The channel was disabled.",
    ]);
    for (const row of await rows())
      if (row.state === "given-up") await expect(sendAgain(t.ctx, row)).rejects.toMatchObject({ code: "conflict" });
  });

  it("may be tested: a test goes through the same queue, to a channel that is off too", async () => {
    const channel = await webhook();
    await setChannelEnabled(t.ctx, channel, false);
    const { deliveryId } = await sendTest(t.ctx, channel);
    await deliver();
    expect(await only()).toMatchObject({ id: deliveryId, event: "test", state: "delivered" });
    expect(receiver.received[0]?.headers["x-console-event"]).toBe("test");
  });

  it("stays readable in the log, by channel and state, a page at a time", async () => {
    const desk = await webhook();
    const other = await webhook(`http://127.0.0.1:${await closedPort()}/`);
    for (let i = 0; i < 3; i += 1) await enqueueNotification(t.ctx.db, opened);
    await deliver();
    const query = { channel: "", state: "", page: 1, size: 25 } as const;
    expect((await listDeliveries(t.ctx, query)).total).toBe(6);
    expect(await listDeliveries(t.ctx, { ...query, channel: desk.id, size: 2, page: 9 })).toMatchObject({
      total: 3,
      page: 2,
    });
    const failed = await listDeliveries(t.ctx, { ...query, state: "failed" });
    expect(failed.rows.map(({ channelId }) => channelId)).toEqual([other.id, other.id, other.id]);
    expect(failed.rows[0]).toMatchObject({ title: "Votes", channelName: "Desk", attempts: 1 });
    await t.ctx.db.delete(notificationChannels).where(eq(notificationChannels.id, desk.id));
    expect((await listDeliveries(t.ctx, { ...query, state: "delivered" })).rows[0]).toMatchObject({ channelId: null });
  });
});
