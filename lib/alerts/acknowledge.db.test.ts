import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { alerts, auditLog } from "@/lib/db/schema";
import { isAppError } from "@/lib/errors";
import { message } from "@/lib/messages/message";
import { translate, translateStored } from "@/lib/messages/text";
import { readAlertSettings } from "@/lib/settings/alerts";
import { alertSettingsSchema } from "@/lib/settings/schemas";
import { titleOf } from "@/lib/test/alerts";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail } from "@/lib/test/organizations";
import { acknowledgeAlert } from "./acknowledge";
import { getAlert, listAlerts, listOpenAlerts } from "./list";
import { saveAlertSettings } from "./save-settings";
import { acknowledgeSchema } from "./schemas";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

type Values = typeof alerts.$inferInsert;
const opened = { kind: "threshold", key: "votes", level: 2, mark: 90, used: 9120, limit: 10_000 } as const;

async function anAlert(more: Partial<Values> = {}): Promise<string> {
  const values: Values = { ...opened, openedAt: t.ctx.now(), ...more };
  const [row] = await t.ctx.db.insert(alerts).values(values).returning({ id: alerts.id });
  return row?.id ?? "";
}
const codeOf = async (work: Promise<void>) => {
  try {
    await work;
    return "done";
  } catch (error) {
    return isAppError(error) ? `${error.code}: ${error.message}` : "failed";
  }
};

it("records who and when, and is audited", async () => {
  const id = await anAlert();
  await acknowledgeAlert(await t.person("operator", "Olga"), { id, note: "Asked Vocdoni for more" });
  const [alert] = (await listOpenAlerts(t.ctx)).alerts;
  expect(alert?.acknowledged).toMatchObject({ by: "Olga", note: "Asked Vocdoni for more" });
  const [entry] = await t.ctx.db.select().from(auditLog);
  expect(entry).toMatchObject({
    action: "alert.acknowledge",
    targetKind: "alert",
    target: id,
    actorName: "Olga",
    after: { note: "Asked Vocdoni for more" },
  });
  expect(translateStored(entry?.targetLabel ?? "")).toBe(titleOf("votes", "91%", "90%"));
});

it("is rolled back without its audit entry", async () => {
  const id = await anAlert();
  await t.ctx.db.execute("ALTER TABLE audit_log RENAME TO audit_gone");
  expect(await codeOf(acknowledgeAlert(t.ctx, { id, note: "x" }))).toBe("failed");
  await t.ctx.db.execute("ALTER TABLE audit_gone RENAME TO audit_log");
  const [row] = await t.ctx.db.select().from(alerts).where(eq(alerts.id, id));
  expect(row?.acknowledgedAt).toBeNull();
});

it("happens once: of two at the same time, the first note wins", async () => {
  const id = await anAlert();
  const answers = await Promise.all(["one", "two"].map((note) => codeOf(acknowledgeAlert(t.ctx, { id, note }))));
  expect(answers.toSorted()).toEqual([
    `conflict: ${translate(message("alerts.errors.acknowledged", { name: "Ana" }))}`,
    "done",
  ]);
  expect(await auditTrail(t.ctx)).toEqual(["alert.acknowledge succeeded"]);
});

it("is refused for a closed or unknown alert", async () => {
  const id = await anAlert({ closedAt: t.ctx.now(), closedBecause: "fell" });
  expect(await codeOf(acknowledgeAlert(t.ctx, { id, note: "x" }))).toBe(
    `conflict: ${translate(message("alerts.errors.closed"))}`,
  );
  expect(await codeOf(acknowledgeAlert(t.ctx, { id: crypto.randomUUID(), note: "x" }))).toBe(
    `not-found: ${translate(message("alerts.errors.gone"))}`,
  );
});

it("needs a note of at most 500 characters", () => {
  const id = crypto.randomUUID();
  expect(acknowledgeSchema.safeParse({ id, note: "  " }).success).toBe(false);
  expect(acknowledgeSchema.safeParse({ id, note: "x".repeat(501) }).success).toBe(false);
});

it("the database allows one open alert of a kind per limit", async () => {
  await anAlert();
  await expect(anAlert()).rejects.toThrow();
  await anAlert({ kind: "forecast" });
});

it("lists the unacknowledged first, then the open, then the newest, by state and page", async () => {
  const old = await anAlert({ openedAt: new Date("2026-01-01T00:00:00Z") });
  const closedAt = new Date("2026-02-02T00:00:00Z");
  for (const day of [3, 1, 2]) {
    await anAlert({ openedAt: new Date(`2026-02-0${day}T00:00:00Z`), closedAt, closedBecause: "fell" });
  }
  const days = async (state: "" | "open" | "unacknowledged" | "acknowledged" | "closed", page = 1, size = 25) =>
    (await listAlerts(t.ctx, { state, page, size })).rows.map(({ openedAt }) => openedAt.slice(5, 10));
  expect(await days("")).toEqual(["01-01", "02-03", "02-02", "02-01"]);
  expect(await days("", 2, 3)).toEqual(["02-01"]);
  expect(await days("closed")).toEqual(["02-03", "02-02", "02-01"]);
  expect([await days("open"), await days("unacknowledged"), await days("acknowledged")]).toEqual([
    ["01-01"],
    ["01-01"],
    [],
  ]);
  await acknowledgeAlert(t.ctx, { id: old, note: "x" });
  await anAlert({ openedAt: new Date("2025-12-31T00:00:00Z"), key: "sms" });
  expect((await days("")).slice(0, 3)).toEqual(["12-31", "01-01", "02-03"]);
  await t.ctx.db.delete(alerts).where(eq(alerts.key, "sms"));
  expect([await days("open"), await days("unacknowledged"), await days("acknowledged")]).toEqual([
    ["01-01"],
    [],
    ["01-01"],
  ]);
});

it("finds each by its ID, however many are newer", async () => {
  const closed = { closedAt: new Date("2026-01-02Z"), closedBecause: "fell" } as const;
  const old = await anAlert({ openedAt: new Date("2026-01-01Z"), ...closed });
  for (let n = 0; n < 30; n += 1) await anAlert(closed);
  expect((await listAlerts(t.ctx, { state: "", page: 1, size: 25 })).rows.map(({ id }) => id)).not.toContain(old);
  expect(await getAlert(t.ctx, old)).toMatchObject({ id: old, closed: { because: "fell" } });
  expect(await getAlert(t.ctx, crypto.randomUUID())).toBeNull();
  expect(await getAlert(t.ctx, "1' OR true")).toBeNull();
});

it("the forecast window is 30 days by default, and a change is audited", async () => {
  expect(await readAlertSettings(t.ctx)).toEqual({ forecastDays: 30, walletEuros: null });
  await saveAlertSettings(t.ctx, alertSettingsSchema.parse({ forecastDays: "45" }));
  await saveAlertSettings(t.ctx, { forecastDays: 45 });
  expect(await readAlertSettings(t.ctx)).toEqual({ forecastDays: 45, walletEuros: null });
  expect(await auditTrail(t.ctx)).toEqual(["alert.settings succeeded"]);
  for (const wrong of ["0", "366", "1.5", "", "x"]) {
    expect(alertSettingsSchema.safeParse({ forecastDays: wrong }).success).toBe(false);
  }
});
