import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { notificationDeliveries as deliveries, notificationChannels } from "@/lib/db/schema";
import { message, storable } from "@/lib/messages/message";
import { type Deliveries, openDeliveries, opened } from "@/lib/test/notifications";
import { closedPort } from "@/lib/test/receivers";
import { deleteChannel, sendTest, setChannelEnabled } from "./change-channels";
import { claimDue, LEASE_MS, releaseDeliveries } from "./claim";
import { listDeliveries, sendAgain } from "./deliveries";
import { enqueueNotification } from "./enqueue";
import { seal, sealingKeyOf } from "./secrets";

let d: Deliveries;
beforeAll(async () => {
  d = await openDeliveries();
});
afterAll(() => d.close());
beforeEach(() => d.reset());

describe("an attempt", () => {
  it("is made once when two consoles poll the queue at once", async () => {
    await d.webhook();
    for (let i = 0; i < 20; i += 1) await enqueueNotification(d.t.ctx.db, () => opened);
    const made = await Promise.all([d.deliver(), d.deliver(), d.deliver()]);
    expect(made.reduce((sum, n) => sum + n, 0)).toBe(20);
    const ids = d.receiver.received.map(({ headers }) => headers["x-console-delivery"]);
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });

  it("whose outcome could not be written is repeated under the same id when its lease has run out", async () => {
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    const run = (statement: string) => d.t.database.executeSql(statement);
    await run(
      `CREATE FUNCTION refuse_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`,
    );
    await run(`CREATE TRIGGER refuse_note BEFORE UPDATE ON notification_deliveries FOR EACH ROW
      WHEN (NEW.state = 'delivered') EXECUTE FUNCTION refuse_note()`);
    await d.deliver();
    await run("DROP TRIGGER refuse_note ON notification_deliveries");
    await run("DROP FUNCTION refuse_note");
    expect((await d.only()).state).toBe("sending");
    expect(await d.deliver()).toBe(0);
    d.t.clock.advance(LEASE_MS);
    expect(await d.deliver()).toBe(1);
    const row = await d.only();
    expect(row).toMatchObject({ state: "delivered", attempts: 2 });
    expect(row.tries[0]?.error).toBe(storable(message("settings.failures.stopped")));
    expect(d.receiver.received.map(({ headers }) => headers["x-console-delivery"])).toEqual([row.id, row.id]);
  });

  it("of an embedded database's dead process is taken up at the start", async () => {
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    expect(await claimDue(d.t.ctx, 8)).toHaveLength(1);
    expect(await d.deliver()).toBe(0);
    await releaseDeliveries(d.t.ctx);
    expect(await d.deliver()).toBe(1);
  });

  it("that the console's own end cuts short does not count", async () => {
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    d.receiver.answer(() => undefined);
    const stopping = new AbortController();
    const sent = d.deliver({ signal: stopping.signal });
    await expect.poll(() => d.receiver.received.length, { interval: 20 }).toBe(1);
    stopping.abort();
    await sent;
    expect(await d.only()).toMatchObject({ state: "queued", attempts: 0, leaseUntil: null });
  });

  it("waits for no clock that was a year ahead", async () => {
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => opened);
    await d.t.ctx.db
      .update(deliveries)
      .set({ state: "failed", nextAttemptAt: new Date(d.t.clock.now().getTime() + 365 * 86_400_000) });
    expect(await d.deliver()).toBe(1);
  });
});

describe("what cannot be sent", () => {
  it("gives the reason: no mail server, no receiver, channel off or deleted, secret lost", async () => {
    await d.email("ana@x.example");
    await d.webhook(`http://127.0.0.1:${await closedPort()}/`);
    const off = await d.webhook();
    const deleted = await d.webhook();
    const lost = await d.webhook();
    await d.t.ctx.db
      .update(notificationChannels)
      .set({ secret: seal(sealingKeyOf("the console's secret of before"), lost.id, "whsec_x") })
      .where(eq(notificationChannels.id, lost.id));
    await enqueueNotification(d.t.ctx.db, () => opened);
    await setChannelEnabled(d.t.ctx, off, false);
    await deleteChannel(d.t.ctx, deleted);
    await d.deliver();
    const errors = (await d.rows()).map(({ state, lastError }) => `${state}: ${lastError}`).sort();
    const refused = message("settings.failures.notDelivered", { reason: message("settings.network.refused") });
    expect(errors).toEqual(
      [
        `failed: ${storable(message("settings.failures.noMailServer"))}`,
        `failed: ${storable(refused)}`,
        `failed: ${storable(message("settings.failures.secretLost"))}`,
        `given-up: ${storable(message("settings.failures.deleted"))}`,
        `given-up: ${storable(message("settings.failures.disabled"))}`,
      ].sort(),
    );
    for (const row of await d.rows())
      if (row.state === "given-up") await expect(sendAgain(d.t.ctx, row)).rejects.toMatchObject({ code: "conflict" });
  });

  it("can be tested: a test uses the same queue, even for a disabled channel", async () => {
    const channel = await d.webhook();
    await setChannelEnabled(d.t.ctx, channel, false);
    const { deliveryId } = await sendTest(d.t.ctx, channel);
    await d.deliver();
    expect(await d.only()).toMatchObject({ id: deliveryId, event: "test", state: "delivered" });
    expect(d.receiver.received[0]?.headers["x-console-event"]).toBe("test");
  });

  it("stays readable in the log, by channel and state, a page at a time", async () => {
    const desk = await d.webhook();
    const other = await d.webhook(`http://127.0.0.1:${await closedPort()}/`);
    for (let i = 0; i < 3; i += 1) await enqueueNotification(d.t.ctx.db, () => opened);
    await d.deliver();
    const query = { channel: "", state: "", page: 1, size: 25 } as const;
    expect((await listDeliveries(d.t.ctx, query)).total).toBe(6);
    expect(await listDeliveries(d.t.ctx, { ...query, channel: desk.id, size: 2, page: 9 })).toMatchObject({
      total: 3,
      page: 2,
    });
    const failed = await listDeliveries(d.t.ctx, { ...query, state: "failed" });
    expect(failed.rows.map(({ channelId }) => channelId)).toEqual([other.id, other.id, other.id]);
    expect(failed.rows[0]).toMatchObject({ title: "Votes", channelName: "Desk", attempts: 1 });
    await d.t.ctx.db.delete(notificationChannels).where(eq(notificationChannels.id, desk.id));
    expect((await listDeliveries(d.t.ctx, { ...query, state: "delivered" })).rows[0]).toMatchObject({
      channelId: null,
    });
  });
});
