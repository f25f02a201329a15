import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/db/types";
import { createTestDatabase } from "@/lib/test/database";
import { usageOf } from "@/lib/test/usage";
import { monthlySummary, recordedMonths } from "@/lib/usage/summary";
import { seedUsageHistory } from "./usage-history";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date("2026-03-10T12:00:00Z");
const rowsOf = async (query: string) => (await database.executeSql(query)).rows;

it("leads up to each organization's current usage, from half of it or from 0, with a missing week", async () => {
  const usage = usageOf(database.db);
  await usage.organization(1, { votes: 1000 });
  await usage.organization(2, { votes: 500, createdAt: new Date("2026-02-01T10:00Z") });
  const missed = { from: 30, to: 23 };
  await seedUsageHistory(database.db, { now, timeZone: "UTC", days: 100, changes: 9, missed });
  const ends =
    "min(sent_votes)::int AS least, max(sent_votes)::int AS most, count(*) > 3 AS several, max(day) < '2026-03-10' AS past";
  expect(await rowsOf(`SELECT ${ends} FROM organization_usage GROUP BY address ORDER BY address`)).toEqual([
    { least: 500, most: 1000, several: true, past: true },
    { least: 0, most: 500, several: true, past: true },
  ]);
  const between = "day > '2026-02-08' AND day < '2026-02-15'";
  expect(
    await rowsOf(
      `SELECT day FROM organization_usage WHERE ${between} UNION SELECT day FROM usage_days WHERE ${between}`,
    ),
  ).toEqual([]);
  expect(await rowsOf("SELECT count(*)::int AS n FROM usage_days")).toEqual([{ n: 94 }]);
  await seedUsageHistory(database.db, { now, timeZone: "UTC", days: 100, changes: 9, missed });

  await usage.keep("2026-03-10");
  const months = await recordedMonths({ db: database.db, now: () => now });
  expect(months.map(({ month }) => month)).toEqual(["2026-03", "2026-02", "2026-01", "2025-12", "2025-11"]);
  const totals = await Promise.all(
    [...months].reverse().map(async ({ month }) => (await monthlySummary(database, month, 10)).used.votes),
  );
  expect(totals).toEqual([...totals].sort((a, b) => a - b));
  expect(totals.at(-1)).toBe(1500);
});
