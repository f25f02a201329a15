import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { organizations, organizationUsage } from "@/lib/db/schema";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { sync } from "@/lib/test/organizations";
import { DAY_MS } from "@/lib/time/buckets";
import { pruneOrganizationUsage, recordDailyUsage } from "./record-daily-usage";

let t: TestConsole;
let first = "";
beforeAll(async () => {
  t = await openTestConsole(12);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.reset();
  await sync(t.ctx);
  const [row] = await t.ctx.db.select().from(organizations).orderBy(organizations.address).limit(1);
  first = row?.address ?? "";
});

const DAY = Date.parse("2026-03-10T23:50:00Z");
const keepAt = (time: number) => recordDailyUsage({ ...t.ctx, now: () => new Date(time) });
const send = (sentVotes: number) =>
  t.ctx.db.update(organizations).set({ sentVotes }).where(eq(organizations.address, first));
const kept = async () =>
  (
    await t.ctx.db
      .select()
      .from(organizationUsage)
      .where(eq(organizationUsage.address, first))
      .orderBy(organizationUsage.day)
  ).map(({ day, sentVotes }) => `${day} ${sentVotes}`);

it("keeps each organization once, then only those that changed, one row for a day", async () => {
  await send(5);
  expect(await keepAt(DAY)).toBe(12);
  expect(await keepAt(DAY)).toBe(0);
  await send(6);
  expect(await keepAt(DAY + 60_000)).toBe(1);
  expect(await keepAt(DAY + DAY_MS)).toBe(0);
  await send(3);
  expect(await keepAt(DAY + DAY_MS)).toBe(1);
  expect(await kept()).toEqual(["2026-03-10 6", "2026-03-11 3"]);
});

it("records nothing more for a deleted organization", async () => {
  await keepAt(DAY);
  await t.ctx.db
    .update(organizations)
    .set({ sentVotes: 99, goneAt: new Date() })
    .where(eq(organizations.address, first));
  expect(await keepAt(DAY)).toBe(0);
});

it("a clock set back leaves later days alone, and does not compare with them", async () => {
  await send(5);
  await keepAt(DAY + 5 * DAY_MS);
  expect(await keepAt(DAY)).toBe(12);
  await send(6);
  expect(await keepAt(DAY)).toBe(1);
  expect(await kept()).toEqual(["2026-03-10 6", "2026-03-15 5"]);
});

it("two consoles that record at once write one row each", async () => {
  await Promise.all([keepAt(DAY), keepAt(DAY)]);
  const [row] = await t.ctx.db.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(organizationUsage);
  expect(row?.n).toBe(12);
});

it("deletes what is older than 400 days of history, except each organization's last record", async () => {
  for (const [index, day] of [DAY, DAY + DAY_MS, DAY + 500 * DAY_MS].entries()) {
    await send(index + 1000);
    await keepAt(day);
  }
  await pruneOrganizationUsage(t.ctx);
  expect(await kept()).toHaveLength(3);
  await t.ctx.db.execute(sql`INSERT INTO quota_history (bucket_kind, bucket_start, at, enabled, usage)
    SELECT 'day', s, s, true, '{}' FROM generate_series('2026-03-20Z'::timestamptz, '2027-06-20Z', '1 day') s`);
  await pruneOrganizationUsage(t.ctx);
  expect(await kept()).toEqual(["2026-03-11 1001", "2027-07-23 1002"]);
});
