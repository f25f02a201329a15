import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alerts, auditLog, notificationChannels, notificationDeliveries } from "@/lib/db/schema";
import { translateStored } from "@/lib/messages/text";
import { saveReading } from "@/lib/quota/save-reading";
import { readAlertSettings } from "@/lib/settings/alerts";
import { walletAlertSchema } from "@/lib/settings/schemas";
import { alertsOf } from "@/lib/test/alerts";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail } from "@/lib/test/organizations";
import { reading } from "@/lib/test/readings";
import { acknowledgeAlert } from "./acknowledge";
import { alertText } from "./alert-text";
import { evaluateAlerts } from "./evaluate";
import { listOpenAlerts } from "./list";
import { saveAlertSettings } from "./save-settings";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const { evaluate, shown } = alertsOf(() => t.ctx);
const balance = (minutes: number, cents: number | null, more: object = {}) => {
  const at = reading(minutes, {}).at.toISOString();
  return reading(minutes, {}, { wallet: { at, answers: true, balance: cents, ...more } });
};
const nothingSaid = (minutes: number) => reading(minutes, {}, { wallet: null });
const noWallet = (minutes: number) => balance(minutes, null, { answers: false });
const warnBelow = (walletEuros: number | null) => saveAlertSettings(t.ctx, { walletEuros });
const { closed, title, counter } = alertText("en");
const LOW = title("balance", { balance: "€84.20", mark: "€100.00" });

describe("a low balance", () => {
  it("doesn't alert until a threshold is set", async () => {
    await evaluate(balance(0, 0));
    expect(await shown()).toEqual([]);
    expect(await readAlertSettings(t.ctx)).toEqual({ forecastDays: 30, walletEuros: null });
  });

  it("opens once at the threshold or below, and closes a tenth above it once that was read twice", async () => {
    await warnBelow(100);
    await evaluate(balance(0, 10_001), balance(5, 8_420), balance(10, 5_000), balance(15, 10_500), balance(20, 10_500));
    expect(await shown()).toEqual([LOW]);
    await evaluate(balance(25, 11_001));
    expect(await shown()).toEqual([LOW]);
    await evaluate(balance(30, 60_000));
    expect(await shown()).toEqual([`${LOW} → ${closed("toppedUp", { balance: "€600.00" })}`]);
    await evaluate(balance(35, 10_000));
    expect((await shown())[0]).toBe(title("balance", { balance: "€100.00", mark: "€100.00" }));
  });

  it("neither opens nor closes on unknown figures", async () => {
    await warnBelow(100);
    await evaluate(balance(0, -5), nothingSaid(1), balance(2, 1e300));
    expect(await shown()).toEqual([]);
    await evaluate(balance(5, 8_420), nothingSaid(10), balance(12, -1), nothingSaid(15), nothingSaid(20));
    expect(await shown()).toEqual([LOW]);
    expect((await listOpenAlerts(t.ctx)).alerts).toHaveLength(1);
  });

  it("ends where Vocdoni no longer has a wallet", async () => {
    await warnBelow(100);
    await evaluate(balance(0, 8_420), noWallet(5));
    expect(await shown()).toEqual([`${LOW} → ${closed("noWallet")}`]);
  });

  it("opens and closes at once when the threshold changes, without a reading", async () => {
    await evaluate(balance(0, 8_420));
    await warnBelow(100);
    expect(await shown()).toEqual([LOW]);
    await warnBelow(50);
    expect(await shown()).toEqual([`${LOW} → ${closed("thresholdChanged")}`]);
    await warnBelow(200);
    await warnBelow(null);
    expect((await shown())[0]).toBe(
      `${title("balance", { balance: "€84.20", mark: "€200.00" })} → ${closed("thresholdChanged")}`,
    );
  });

  it("goes to the same channels, and can be acknowledged", async () => {
    await t.ctx.db.insert(notificationChannels).values({ kind: "webhook", name: "Ops", url: "https://ops.example/" });
    await warnBelow(100);
    await evaluate(balance(0, 60_000), balance(5, 8_420));
    const [sent] = await t.ctx.db.select().from(notificationDeliveries);
    expect(sent?.body).toMatchObject({
      event: "alert.opened",
      title: LOW,
      data: { kind: "balance", counter: "wallet", name: counter("wallet"), mark: 100, used: 8420, limit: 10_000 },
    });
    const [row] = await t.ctx.db.select().from(alerts);
    await acknowledgeAlert(t.ctx, { id: row?.id ?? "", note: "Topping up" });
    const [entry] = await t.ctx.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
    expect(entry?.action).toBe("alert.acknowledge");
    expect(translateStored(entry?.targetLabel ?? "")).toBe(LOW);
  });

  it("is one for two consoles that read at the same time", async () => {
    await warnBelow(100);
    const both = balance(0, 8_420);
    await saveReading(t.ctx, both);
    await Promise.all([evaluateAlerts(t.ctx, both), evaluateAlerts(t.ctx, both)]);
    expect(await shown()).toEqual([LOW]);
  });
});

describe("the threshold", () => {
  it("is in whole euros, or none, and its change is audited once with the days left alone", async () => {
    await saveAlertSettings(t.ctx, { forecastDays: 45 });
    await warnBelow(100);
    await warnBelow(100);
    expect(await readAlertSettings(t.ctx)).toEqual({ forecastDays: 45, walletEuros: 100 });
    expect(await auditTrail(t.ctx)).toEqual(["alert.settings succeeded", "alert.settings succeeded"]);
    expect(walletAlertSchema.parse({ walletEuros: " " })).toEqual({ walletEuros: null });
    expect(walletAlertSchema.parse({ walletEuros: "250" })).toEqual({ walletEuros: 250 });
    for (const wrong of ["0", "-1", "1.5", "x", "1000001"]) {
      expect(walletAlertSchema.safeParse({ walletEuros: wrong }).success, wrong).toBe(false);
    }
  });
});
