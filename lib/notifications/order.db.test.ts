import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { notificationDeliveries as deliveries } from "@/lib/db/schema";
import { type Deliveries, openDeliveries, opened } from "@/lib/test/notifications";
import { closedPort, startSmtpServer } from "@/lib/test/receivers";
import { RETRY_AFTER_MS } from "./backoff";
import { listDeliveries } from "./deliveries";
import { enqueueNotification } from "./enqueue";
import type { Notification } from "./schemas";
import { smtpOf } from "./smtp";

let d: Deliveries;
beforeAll(async () => {
  d = await openDeliveries();
});
afterAll(() => d.close());
beforeEach(() => d.reset());

describe("notices about one limit", () => {
  const about = (title: string, more: Partial<Notification> = {}): Notification => ({
    ...opened,
    ...{ title, sequence: "threshold votes" },
    ...more,
  });
  const titles = () =>
    d.receiver.received.map(({ body }) => z.object({ title: z.string() }).parse(JSON.parse(body)).title);

  it("reach a channel in their order: a later one waits until the earlier one has ended", async () => {
    await d.webhook();
    d.receiver.status(500);
    await enqueueNotification(d.t.ctx.db, () => about("opened"));
    await d.deliver();
    d.receiver.status(200);
    await enqueueNotification(d.t.ctx.db, () => about("another limit", { sequence: "threshold sms" }));
    await d.t.ctx.db.insert(deliveries).values({
      ...{ channelId: (await d.rows())[0]?.channelId, channelName: "Desk", event: "alert.closed" as const },
      ...{ sequence: "threshold votes", body: about("closed", { event: "alert.closed" }) },
    });
    const [held] = (await listDeliveries(d.t.ctx, { channel: "", state: "queued", page: 1, size: 9 })).rows;
    expect(held).toMatchObject({ title: "closed", held: true });
    expect(await d.deliver()).toBe(1);
    d.t.clock.advance(60_000);
    await d.deliver();
    expect(titles()).toEqual(["opened", "another limit", "opened", "closed"]);
  });

  it("are tried at once with a later one, and again soon, so that it doesn't wait for half a day", async () => {
    await d.webhook();
    d.receiver.status(500);
    await enqueueNotification(d.t.ctx.db, () => about("75%"));
    for (const wait of RETRY_AFTER_MS.slice(0, 4)) {
      await d.deliver();
      d.t.clock.advance(wait);
    }
    await d.deliver();
    expect(await d.only()).toMatchObject({ state: "failed", attempts: 5 });
    expect(await d.deliver()).toBe(0);
    await enqueueNotification(d.t.ctx.db, () => about("90%"));
    await d.deliver();
    const ends = async () => (await d.rows()).map(({ state, attempts }) => [state, attempts]);
    expect(await ends()).toEqual([
      ["failed", 6],
      ["queued", 0],
    ]);
    d.receiver.status(200);
    d.t.clock.advance(31 * 60_000);
    await d.deliver();
    expect(titles().slice(-2)).toEqual(["75%", "90%"]);
    expect(await ends()).toEqual([
      ["delivered", 7],
      ["delivered", 1],
    ]);
  });

  it("go on once the earlier one is given up, or its channel is another", async () => {
    const { id } = await d.webhook(`http://127.0.0.1:${await closedPort()}/`);
    await d.webhook();
    await enqueueNotification(d.t.ctx.db, () => about("opened"));
    await enqueueNotification(d.t.ctx.db, () => about("closed"));
    await d.deliver();
    expect(titles()).toEqual(["opened", "closed"]);
    const ofFirst = async () => (await d.rows()).filter(({ channelId }) => channelId === id).map(({ state }) => state);
    expect(await ofFirst()).toEqual(["failed", "queued"]);
    for (const wait of RETRY_AFTER_MS) {
      d.t.clock.advance(wait);
      await d.deliver();
    }
    expect(await ofFirst()).toEqual(["given-up", "failed"]);
  });

  it("are not held back by one recipient who refuses", async () => {
    const server = await startSmtpServer();
    const smtp = smtpOf({ SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_FROM: "console@x.example" });
    await d.email("ana@x.example", "nobody@x.example");
    await enqueueNotification(d.t.ctx.db, () => about("75%"));
    await d.deliver({ smtp });
    await enqueueNotification(d.t.ctx.db, () => about("90%"));
    await d.deliver({ smtp });
    expect((await d.rows()).map(({ state, reached }) => [state, reached])).toEqual([
      ["failed", ["ana@x.example"]],
      ["failed", ["ana@x.example"]],
    ]);
    await server.close();
  });
});
