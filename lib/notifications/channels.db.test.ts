import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditLog, notificationDeliveries as deliveries, notificationChannels } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { channelDeps } from "@/lib/test/notifications";
import { auditTrail } from "@/lib/test/organizations";
import {
  createChannel,
  deleteChannel,
  replaceSecret,
  sendTest,
  setChannelEnabled,
  updateChannel,
} from "./change-channels";
import { MAX_CHANNELS } from "./channel-schemas";
import { listChannels } from "./channels";
import { MAX_DELIVERIES, pruneDeliveries } from "./prune";
import { seal, sealingKeyOf, unseal } from "./secrets";
import { allowPrivateTargets, readNotificationSettings } from "./settings";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const somewhere = async () => ["93.184.216.34"];
const inside = async () => ["10.0.0.7"];
const hook = { kind: "webhook", name: "Desk", url: "https://hooks.example/services/T0K3N?key=S3CRET" } as const;
const means = (resolve = somewhere) => ({ ...channelDeps, resolve });
const webhook = (resolve = somewhere) => createChannel(t.ctx, hook, means(resolve));
const stored = async () => (await t.ctx.db.select().from(notificationChannels))[0];
const key = channelDeps.sealingKey();
/** As the console reads it back. */
const storedSecret = async () => {
  const row = await stored();
  return row?.secret ? unseal(key, row.id, row.secret) : null;
};
const audited = async () => JSON.stringify(await t.ctx.db.select().from(auditLog));

describe("a webhook", () => {
  it("gets a secret that is shown once, and is in no list and no audit row", async () => {
    const { id, secret } = await webhook();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await storedSecret()).toBe(secret);
    const replaced = await replaceSecret(t.ctx, { id }, channelDeps);
    expect(replaced.secret).not.toBe(secret);
    expect(await storedSecret()).toBe(replaced.secret);
    const [listed] = await listChannels(t.ctx, channelDeps.sealingKey);
    expect(listed).toMatchObject({ id, name: "Desk", enabled: true, last: null });
    expect(JSON.stringify(listed)).not.toMatch(/whsec_/);
    expect(await audited()).not.toMatch(/whsec_|T0K3N|S3CRET/);
    expect(await auditTrail(t.ctx)).toEqual([
      ...["notification.channel-create succeeded", "notification.channel-secret succeeded"],
    ]);
  });

  it("is changed, switched and deleted, each audited once, without revealing its path", async () => {
    const { id } = await webhook();
    await updateChannel(t.ctx, { ...hook, id, url: "https://hooks.example/services/0TH3R" }, means());
    await updateChannel(t.ctx, { ...hook, id, url: "https://hooks.example/services/0TH3R" }, means());
    await setChannelEnabled(t.ctx, { id }, false);
    await setChannelEnabled(t.ctx, { id }, false);
    await setChannelEnabled(t.ctx, { id }, true);
    await sendTest(t.ctx, { id });
    await deleteChannel(t.ctx, { id });
    expect(await auditTrail(t.ctx)).toEqual([
      "notification.channel-create succeeded",
      "notification.channel-update succeeded",
      "notification.channel-disable succeeded",
      "notification.channel-enable succeeded",
      "notification.channel-test requested",
      "notification.channel-delete succeeded",
    ]);
    expect(await audited()).toContain('"urlChanged":true');
    expect(await audited()).toContain('"origin":"https://hooks.example"');
    expect(await audited()).not.toMatch(/0TH3R/);
    const [row] = await t.ctx.db.select().from(deliveries);
    expect(row).toMatchObject({ state: "given-up", channelId: null, channelName: "Desk" });
    await expect(deleteChannel(t.ctx, { id })).rejects.toMatchObject({ code: "not-found" });
  });

  it("that leads to a private address is refused when it is saved, until an administrator allows it", async () => {
    const reason = message("settings.errors.privateHost", { host: "hooks.example", address: "10.0.0.7" });
    const url = message("settings.errors.privateTarget", { reason });
    const refused = { code: "invalid-input", fields: { url } };
    await expect(webhook(inside)).rejects.toMatchObject(refused);
    const { id } = await webhook();
    await expect(updateChannel(t.ctx, { ...hook, id }, means(inside))).rejects.toMatchObject(refused);
    await allowPrivateTargets(t.ctx, { allow: true });
    await allowPrivateTargets(t.ctx, { allow: true });
    expect(await readNotificationSettings(t.ctx)).toEqual({ allowPrivateTargets: true });
    await webhook(inside);
    expect((await auditTrail(t.ctx)).filter((line) => line.includes("private-targets"))).toHaveLength(1);
    await allowPrivateTargets(t.ctx, { allow: false });
    await expect(webhook(inside)).rejects.toMatchObject(refused);
    const rows = await t.ctx.db.select().from(auditLog).where(sql`action = 'notification.private-targets'`);
    expect(rows.at(-1)).toMatchObject({ before: { allowPrivateTargets: true }, after: { allowPrivateTargets: false } });
  });

  it("whose host name doesn't resolve is refused with what to do", async () => {
    const unknown = async () => {
      throw new Error("ENOTFOUND");
    };
    await expect(webhook(unknown)).rejects.toMatchObject({
      fields: { url: message("settings.errors.unresolved", { host: "hooks.example" }) },
    });
  });
});

describe("a secret", () => {
  it("is sealed in the database, differently each time, and opens for its own channel alone", async () => {
    const { id, secret } = await webhook();
    const other = await webhook();
    const rows = await t.ctx.db.select().from(notificationChannels);
    const [one, two] = [id, other.id].map((each) => rows.find((row) => row.id === each)?.secret ?? "");
    expect(one).toMatch(/^sealed1:[\w-]{90,}$/);
    expect(JSON.stringify(rows)).not.toContain(secret?.slice(6));
    expect(seal(key, id, secret ?? "")).not.toBe(one);
    expect([unseal(key, id, one ?? ""), unseal(key, id, two ?? "")]).toEqual([secret, null]);
    const damaged = `${one?.slice(0, -2)}${one?.endsWith("AA") ? "BB" : "AA"}`;
    for (const odd of [damaged, "sealed1:", "sealed1:AAAA"]) expect(unseal(key, id, odd), odd).toBeNull();
  });

  it("of an earlier version is read as it is, and sealed when its channel is saved", async () => {
    const { id } = await webhook();
    await t.ctx.db.update(notificationChannels).set({ secret: "whsec_plain" });
    expect((await listChannels(t.ctx, channelDeps.sealingKey))[0]?.secretLost).toBe(false);
    expect(await storedSecret()).toBe("whsec_plain");
    await updateChannel(t.ctx, { ...hook, id }, means());
    expect((await stored())?.secret).toMatch(/^sealed1:/);
    expect(await storedSecret()).toBe("whsec_plain");
  });

  it("that was sealed with another console secret is shown as lost, until replaced", async () => {
    const { id } = await webhook();
    const changed = { ...means(), sealingKey: () => sealingKeyOf("another secret, since the old one was lost") };
    const lost = async () => (await listChannels(t.ctx, changed.sealingKey))[0]?.secretLost;
    expect(await lost()).toBe(true);
    await updateChannel(t.ctx, { ...hook, id, name: "Desk 2" }, changed);
    expect(await lost()).toBe(true);
    await replaceSecret(t.ctx, { id }, changed);
    expect(await lost()).toBe(false);
  });
});

describe("channels", () => {
  it("show the latest delivery of each", async () => {
    const first = await webhook();
    const second = await createChannel(t.ctx, { kind: "email", name: "Team", recipients: ["ana@x.example"] }, means());
    await sendTest(t.ctx, first);
    await t.ctx.db.update(deliveries).set({ createdAt: new Date(0), state: "delivered" });
    await sendTest(t.ctx, first);
    const listed = await listChannels(t.ctx, channelDeps.sealingKey);
    expect(listed.map(({ name }) => name)).toEqual(["Desk", "Team"]);
    expect(listed[0]?.last).toMatchObject({ state: "queued", event: "test" });
    expect(listed[1]).toMatchObject({ id: second.id, recipients: ["ana@x.example"], last: null });
  });

  it("are limited in number", async () => {
    const values = Array.from({ length: MAX_CHANNELS }, (_, n) => ({ kind: "email" as const, name: `C${n}` }));
    await t.ctx.db.insert(notificationChannels).values(values);
    await expect(webhook()).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("pruneDeliveries", () => {
  const day = 86_400_000;
  const newest = Date.parse("2026-11-22T00:00:00Z");
  const insert = (state: "queued" | "delivered" | "given-up", count: number, age = 0) =>
    t.ctx.db.execute(sql`
      INSERT INTO notification_deliveries (channel_name, event, body, state, created_at)
      SELECT 'Desk', 'test', '{}'::jsonb, ${state}, ${new Date(newest - age).toISOString()}::timestamptz - n * interval '1 second'
      FROM generate_series(0, ${count - 1}::int) n`);
  const left = async () => {
    const rows = await t.ctx.db.select({ state: deliveries.state }).from(deliveries);
    return { all: rows.length, queued: rows.filter(({ state }) => state === "queued").length };
  };

  it("keeps the newest of what ended, and everything that is still to be sent", async () => {
    await insert("delivered", MAX_DELIVERIES - 10);
    await insert("given-up", 30, day);
    await insert("queued", 5, 200 * day);
    await pruneDeliveries(t.ctx);
    expect(await left()).toEqual({ all: MAX_DELIVERIES + 5, queued: 5 });
  });

  it("deletes entries more than 90 days older than the newest", async () => {
    await insert("delivered", 1);
    await insert("delivered", 2, 89 * day);
    await insert("given-up", 3, 91 * day);
    await pruneDeliveries(t.ctx);
    expect(await left()).toEqual({ all: 3, queued: 0 });
  });
});
