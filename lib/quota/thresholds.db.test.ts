import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { saveThresholds } from "@/lib/alerts/save-thresholds";
import { auditLog } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { auditTrail } from "@/lib/test/organizations";
import { defaultThresholds } from "./model";
import { saveThresholdsSchema } from "./schemas";
import { readThresholds } from "./thresholds";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const save = (approaching: unknown, nearly: unknown, critical: unknown) =>
  saveThresholds(t.ctx, saveThresholdsSchema.parse({ key: "emails", approaching, nearly, critical }));

it("are the defaults until changed, for each limit separately", async () => {
  expect((await readThresholds(t.ctx)).emails).toEqual(defaultThresholds);
  await save("50", "60", "70");
  expect(await readThresholds(t.ctx)).toMatchObject({
    emails: { approaching: 50, nearly: 60, critical: 70 },
    sms: defaultThresholds,
  });
});

it("are recorded with before and after; the same again is no change", async () => {
  await save(50, 60, 70);
  await save(50, 60, 70);
  await save(75, 90, 100);
  expect(await auditTrail(t.ctx)).toEqual(["quota.thresholds succeeded", "quota.thresholds succeeded"]);
  const [first] = await t.ctx.db.select().from(auditLog).orderBy(auditLog.id);
  expect(first).toMatchObject({
    targetKind: "quota",
    target: "emails",
    before: defaultThresholds,
    after: { approaching: 50, nearly: 60, critical: 70 },
  });
});

it.each([
  [90, 75, 100],
  [75, 75, 100],
  [75, 90, 90],
  [0, 90, 100],
  [75, 90, 101],
  [75.5, 90, 100],
  ["", 90, 100],
  ["x", 90, 100],
])("refuses %s, %s, %s", async (approaching, nearly, critical) => {
  expect(saveThresholdsSchema.safeParse({ key: "emails", approaching, nearly, critical }).success).toBe(false);
});
