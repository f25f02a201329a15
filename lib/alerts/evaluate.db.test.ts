import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveThresholds } from "@/lib/alerts/save-thresholds";
import type { QuotaReading } from "@/lib/db/schema";
import { alerts, notificationChannels, notificationDeliveries } from "@/lib/db/schema";
import { message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import { saveReading } from "@/lib/quota/save-reading";
import { readThresholds } from "@/lib/quota/thresholds";
import { alertsOf, titleOf, votes, withFigures } from "@/lib/test/alerts";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { limits, NOON, reading, usage } from "@/lib/test/readings";
import { DAY_MS } from "@/lib/time/buckets";
import { alertText } from "./alert-text";
import { listAlertDeliveries } from "./deliveries";
import { listAlerts } from "./list";
import { saveAlertSettings } from "./save-settings";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const { evaluate, shown } = alertsOf(() => t.ctx);
const { closed, title } = alertText("en");
const TITLE = titleOf("votes", "91%", "90%");
const PASSED = withFigures(TITLE, "9,120", "10,000");

describe("an alert", () => {
  it("opens once per crossing, and closes by itself when the share is clearly below", async () => {
    await evaluate(votes(0, 8000), votes(5, 9120), votes(10, 8950), votes(15, 9050));
    expect(await shown()).toEqual([
      PASSED,
      `${withFigures(titleOf("votes", "80%", "75%"), "8,000", "10,000")} → ${closed("higher")}`,
    ]);
    await evaluate(votes(20, 6000), votes(25, 6000));
    expect((await shown())[0]).toBe(`${PASSED} → ${closed("fell", { used: "6,000", limit: "10,000", share: "60%" })}`);
    await evaluate(votes(30, 9120));
    expect(await shown()).toHaveLength(3);
  });

  it("is one for a jump over two thresholds, and says so", async () => {
    await evaluate(votes(0, 100), votes(5, 9120));
    expect(await shown()).toEqual([PASSED]);
    const [row] = await t.ctx.db.select().from(alerts);
    expect(row).toMatchObject({ mark: 90, skipped: [75], level: 2, previousAt: new Date(NOON) });
  });

  it("closes when the limit is raised; one still exceeded stays open and acknowledged", async () => {
    await evaluate(votes(0, 9120));
    await t.ctx.db.update(alerts).set({ acknowledgedAt: new Date(NOON), acknowledgedBy: "Ana", note: "asked" });
    await evaluate(votes(5, 9120, { limits: { ...limits, maxVotes: 12_000 } }));
    expect(await shown()).toEqual([
      withFigures(titleOf("votes", "76%", "75%", true), "9,120", "12,000"),
      `${PASSED} → ${closed("limitRaised", { used: "9,120", limit: "12,000", share: "76%" })}`,
    ]);
    const [open] = (await listAlerts(t.ctx, { state: "acknowledged", page: 1, size: 9 })).rows;
    expect(open?.acknowledged).toMatchObject({ by: "Ana", note: "asked" });
    await evaluate(votes(10, 9120, { limits: { ...limits, maxVotes: 100_000 } }));
    expect((await listAlerts(t.ctx, { state: "open", page: 1, size: 9 })).rows).toEqual([]);
  });

  it("opens when a threshold is lowered below the share and closes when it is raised above, at once and without a reading", async () => {
    await evaluate(votes(0, 6000));
    expect(await shown()).toEqual([]);
    await saveThresholds(t.ctx, { key: "votes", approaching: 50, nearly: 90, critical: 100 });
    const lower = withFigures(titleOf("votes", "60%", "50%"), "6,000", "10,000");
    expect(await shown()).toEqual([lower]);
    const [open] = (await listAlerts(t.ctx, { state: "open", page: 1, size: 9 })).rows;
    expect(Date.parse(open?.openedAt ?? "")).toBeGreaterThan(NOON);
    await saveThresholds(t.ctx, { key: "votes", approaching: 75, nearly: 90, critical: 100 });
    expect(await shown()).toEqual([`${lower} → ${closed("thresholdChanged")}`]);
    await evaluate(votes(5, 6000));
    expect(await shown()).toHaveLength(1);
    expect(t.requests("GET", "/integrator")).toBe(0);
  });

  it("a threshold is not saved when its alert cannot be written", async () => {
    await evaluate(votes(0, 6000));
    await t.ctx.db.execute("ALTER TABLE alerts RENAME TO alerts_gone");
    const lowered = { key: "votes", approaching: 50, nearly: 90, critical: 100 } as const;
    await expect(saveThresholds(t.ctx, lowered)).rejects.toThrow();
    await t.ctx.db.execute("ALTER TABLE alerts_gone RENAME TO alerts");
    expect((await readThresholds(t.ctx)).votes.approaching).toBe(75);
  });
});

describe("bad days", () => {
  const odd: [string, Partial<QuotaReading>][] = [
    ["limits missing", { limits: null }],
    ["one limit missing", { limits: { ...limits, maxVotes: null } }],
    ["a negative limit", { limits: { ...limits, maxVotes: -5 } }],
    ["an absurd limit", { limits: { ...limits, maxVotes: 1e300 } }],
    ["features off", { enabled: false, usage: { ...usage, sentVotes: 0 } }],
    ["a counter missing", { usage: { ...usage, sentVotes: null } }],
    ["a negative counter", { usage: { ...usage, sentVotes: -1 } }],
    ["an absurd counter", { usage: { ...usage, sentVotes: 1e300 } }],
  ];
  it("stays open while figures are unknown, and none opens afterwards", async () => {
    await evaluate(votes(0, 9120));
    for (const [index, [name, bad]] of odd.entries()) {
      await evaluate(votes(10 * index + 5, 9500, bad), votes(10 * index + 10, 9120));
      expect(await shown(), name).toEqual([PASSED]);
    }
  });

  it("doesn't open on figures that were never known", async () => {
    for (const [index, [name, bad]] of odd.entries()) {
      await evaluate(votes(5 * index, 9500, bad));
      expect(await shown(), name).toEqual([]);
    }
  });

  it("a permanently removed limit closes its alert", async () => {
    await evaluate(votes(0, 9120), votes(5, 9120, { limits: { ...limits, maxVotes: 0 } }));
    expect(await shown()).toEqual([`${PASSED} → ${closed("noLimit")}`]);
  });

  it("emails that are no longer included neither opens nor closes", async () => {
    await evaluate(
      reading(0, { sentEmails: 950 }),
      reading(5, { sentEmails: 950 }, { limits: { ...limits, maxEmails: 0 } }),
    );
    expect(await shown()).toEqual([withFigures(titleOf("emails", "95%", "90%"), "950", "1,000")]);
  });

  it("opens with the first reading after a week without any, and says since when it may have been exceeded", async () => {
    await evaluate(votes(0, 100), votes(7 * 24 * 60, 9120));
    const [alert] = (await listAlerts(t.ctx, { state: "open", page: 1, size: 9 })).rows;
    expect(alert).toMatchObject({ previousAt: "2026-03-10T12:30:00.000Z", openedAt: "2026-03-17T12:30:00.000Z" });
  });

  it("a clock that jumps a year ahead and back alerts once, and doesn't block later alerts", async () => {
    await evaluate(votes(0, 100), votes(525_600, 7600), votes(5, 7600), votes(10, 9120));
    expect((await shown()).toSorted()).toEqual([
      `${withFigures(titleOf("votes", "76%", "75%"), "7,600", "10,000")} → ${closed("higher")}`,
      PASSED,
    ]);
  });

  it("a reading of another replica that comes late changes nothing", async () => {
    await evaluate(votes(1, 9120), votes(0.5, 100));
    expect(await shown()).toEqual([PASSED]);
  });

  it("is created and queued once by two replicas that read at the same time", async () => {
    await t.ctx.db
      .insert(notificationChannels)
      .values({ kind: "email", name: "Team", recipients: ["team@integrator.example"] });
    await evaluate(votes(0, 100));
    await Promise.all([1, 2, 3, 4].map((ms) => evaluate(votes(5 + ms / 60_000, 9120))));
    expect(await shown()).toEqual([PASSED]);
    expect(await t.ctx.db.select().from(notificationDeliveries)).toHaveLength(1);
  });
});

describe("a forecast", () => {
  /** Ten a day for 29 days, 290 used yesterday. */
  const steady = async () => {
    for (let day = 1; day <= 30; day += 1) {
      const at = new Date(NOON - day * DAY_MS);
      await saveReading(t.ctx, { ...reading(0, { sentSMS: (30 - day) * 10 }), at });
    }
  };
  const within = (days: number, limit: string) =>
    withFigures(title("forecast", { counter: alertText("en").counter("sms"), days }), "300", limit);
  const sms = (minutes: number, maxSMS: number) =>
    reading(minutes, { sentSMS: 300 }, { limits: { ...limits, maxSMS } });

  it("that falls inside the days opens one with its basis, and a limit that is raised closes it", async () => {
    await steady();
    await evaluate(sms(0, 1500));
    expect(await shown()).toEqual([]);
    await evaluate(sms(5, 560), sms(10, 580), sms(15, 560));
    expect(await shown()).toEqual([within(30, "560")]);
    const [open] = (await listAlerts(t.ctx, { state: "open", page: 1, size: 9 })).rows;
    expect(open?.forecast).toMatchObject({ days: 29, from: "2026-04-02" });
    await evaluate(sms(20, 1500));
    expect((await shown())[0]).toContain(closed("limitRaised", { used: "300", limit: "1,500", share: "20%" }));
  });

  it("reevaluates at once when the window changes", async () => {
    await steady();
    await evaluate(sms(0, 900));
    expect(await shown()).toEqual([]);
    await saveAlertSettings(t.ctx, { forecastDays: 90 });
    expect(await shown()).toEqual([within(90, "900")]);
    await saveAlertSettings(t.ctx, { forecastDays: 30 });
    expect(await shown()).toEqual([`${within(90, "900")} → ${closed("daysChanged")}`]);
  });

  it("stays when usage is low for a single reading", async () => {
    await steady();
    await evaluate(sms(0, 560), reading(5, { sentSMS: 0 }, { limits: { ...limits, maxSMS: 560 } }), sms(10, 560));
    expect(await shown()).toEqual([within(30, "560")]);
  });

  it("too early to say, or not counted, opens none", async () => {
    const forecasts = async () =>
      (await listAlerts(t.ctx, { state: "", page: 1, size: 50 })).rows.filter(({ kind }) => kind === "forecast");
    await evaluate(sms(0, 310));
    expect(await forecasts()).toEqual([]);
    await steady();
    await evaluate({ ...sms(5, 310), enabled: false });
    expect(await forecasts()).toEqual([]);
  });
});

describe("what is sent", () => {
  const sent = async () =>
    (await t.ctx.db.select().from(notificationDeliveries).orderBy(desc(notificationDeliveries.createdAt)))
      .map(({ event, body }) => ({ event, body }))
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

  it("is one notification per opened alert, and one per closed alert that no higher one replaced", async () => {
    await t.ctx.db
      .insert(notificationChannels)
      .values({ kind: "email", name: "Team", recipients: ["team@integrator.example"] });
    await evaluate(votes(0, 7600), votes(5, 9120), votes(10, 100), votes(15, 100));
    const all = await sent();
    expect(all.map(({ event }) => event)).toEqual(["alert.closed", "alert.opened", "alert.opened"]);
    expect(all[0]?.body).toMatchObject({
      title: translate(message("email.alert.closed", { alert: TITLE })),
      text: closed("fell", { used: "100", limit: "10,000", share: "1%" }),
      path: expect.stringMatching(/^\/alerts\/[0-9a-f-]{36}$/),
      data: { counter: "votes", mark: 90, closedBecause: "fell", usedNow: 100 },
      occurredAt: new Date(NOON + 15 * 60_000).toISOString(),
    });
    const { rows } = await listAlerts(t.ctx, { state: "", page: 1, size: 9 });
    expect(all.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ title: TITLE, data: expect.objectContaining({ replaces: rows[1]?.id }) }),
    );
    const deliveries = await listAlertDeliveries(
      t.ctx,
      rows.map(({ id }) => id),
    );
    expect(rows.map(({ id }) => deliveries.get(id)?.map(({ channel, event }) => `${channel} ${event}`))).toEqual([
      ["Team alert.opened", "Team alert.closed"],
      ["Team alert.opened"],
    ]);
  });
});
