import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { organizations } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { createTestDatabase } from "@/lib/test/database";
import { addressOf, usageOf } from "@/lib/test/usage";
import { rankingState, rankUsage } from "./ranking";
import { type RankingQuery, rankingQueryDefaults, UNASSIGNED, withinRanking } from "./ranking-schemas";
import { subjectUsage } from "./subject-usage";

let database: Database;
let usage: ReturnType<typeof usageOf>;
beforeAll(async () => {
  database = await createTestDatabase();
  usage = usageOf(database.db);
});
afterAll(() => database.close());
beforeEach(() => usage.empty());

const ask = async (query: Partial<RankingQuery> = {}) =>
  rankUsage(database, { ...rankingQueryDefaults, ...query }, await rankingState(database));
const rows = async (query: Partial<RankingQuery> = {}) =>
  (await ask(query)).rows.map(({ name, used, change7, change30 }) => [
    name,
    used,
    change7.by + (change7.since ? ` since ${change7.since}` : ""),
    change30.by + (change30.since ? ` since ${change30.since}` : ""),
  ]);

describe("change", () => {
  it("is counted from the end of the day 7 and 30 days ago, and may be negative", async () => {
    await usage.organization(1, { votes: 100, emails: 50 });
    await usage.organization(2, { votes: 10 });
    await usage.keep("2026-01-01");
    await usage.keep("2026-01-31");
    await usage.set(1, { votes: 130, emails: 20 });
    await usage.keep("2026-02-23");
    await usage.set(1, { votes: 135, emails: 20 });
    await usage.keep("2026-02-24");
    await usage.keep("2026-03-02");
    expect(await rows()).toEqual(
      [
        ["Org 1", 135, 5, 35],
        ["Org 2", 10, 0, 0],
      ].map(([name, used, week, month]) => [name, used, String(week), String(month)]),
    );
    expect(await rows({ counter: "emails", sort: "change30", dir: "asc" })).toEqual([
      ["Org 1", 20, "0", "-30"],
      ["Org 2", 0, "0", "0"],
    ]);
  });

  it("says since when it counts if less is recorded; for a new organization it is its whole usage", async () => {
    await usage.organization(1, { votes: 100 });
    await usage.keep("2026-03-01");
    await usage.set(1, { votes: 140 });
    await usage.organization(2, { votes: 7, createdAt: new Date("2026-03-04Z") });
    await usage.organization(3, { votes: 9, createdAt: null });
    await usage.keep("2026-03-05");
    expect(await rows()).toEqual([
      ["Org 1", 140, "40 since 2026-03-01", "40 since 2026-03-01"],
      ["Org 3", 9, "0 since 2026-03-05", "0 since 2026-03-05"],
      ["Org 2", 7, "7", "7"],
    ]);
    await usage.keep("2026-03-10");
    expect((await rows())[0]).toEqual(["Org 1", 140, "40", "40 since 2026-03-01"]);
  });

  it("counts from the last recorded day after a week without readings", async () => {
    await usage.organization(1, { votes: 100 });
    await usage.keep("2026-03-01");
    await usage.set(1, { votes: 150 });
    await usage.keep("2026-03-14");
    await usage.keep("2026-03-15");
    expect(await rankingState(database)).toMatchObject({ day7: "2026-03-01", day30: "2026-02-13" });
    expect((await rows())[0]?.slice(0, 3)).toEqual(["Org 1", 150, "50"]);
  });

  it("a clock set back compares with nothing later", async () => {
    await usage.organization(1, { votes: 100 });
    await usage.keep("2026-05-01");
    await usage.set(1, { votes: 150 });
    await usage.keep("2026-03-01");
    expect(await rows()).toEqual([["Org 1", 150, "0 since 2026-03-01", "0 since 2026-03-01"]]);
  });
});

describe("a deleted organization", () => {
  it("returns its usage: its own ranking for 30 days, and a decrease of its customer", async () => {
    const nord = await usage.customer("Nord");
    await usage.organization(1, { votes: 100, customer: nord });
    await usage.organization(2, { votes: 40, customer: nord });
    await usage.keep("2026-01-01");
    await usage.gone(1, new Date("2026-02-25T10:00Z"));
    await usage.keep("2026-03-01");
    expect(await rows()).toEqual([["Org 2", 40, "0", "0"]]);
    expect(await rows({ status: "gone" })).toEqual([["Org 1", 0, "-100", "-100"]]);
    expect((await rankingState(database))?.rows).toEqual({ organization: 1, gone: 1, customer: 2 });
    expect(await rows({ status: "gone", q: "org" })).toHaveLength(1);
    expect(await rows({ by: "customer" })).toEqual([
      ["Nord", 40, "-100", "-100"],
      ["", 0, "0", "0"],
    ]);
    expect((await rows({ by: "customer", counter: "managedOrgs" }))[0]).toEqual(["Nord", 1, "-1", "-1"]);
    expect((await subjectUsage(database, { kind: "organization", id: addressOf(1) })).parts).toEqual({});

    await usage.keep("2026-03-20");
    expect((await rows({ by: "customer" }))[0]).toEqual(["Nord", 40, "0", "-100"]);
    await usage.keep("2026-04-20");
    expect(await rows({ status: "gone" })).toEqual([]);
    expect((await rankingState(database))?.rows).toEqual({ organization: 1, gone: 0, customer: 2 });
    expect((await rows({ by: "customer" }))[0]).toEqual(["Nord", 40, "0", "0"]);

    await usage.gone(1, null);
    await usage.keep("2026-04-20");
    expect(await rows()).toHaveLength(2);
  });
});

it("an hour later on the same day, it equals a full recalculation", async () => {
  const [nord, sud] = [await usage.customer("Nord"), await usage.customer("Sud")];
  for (let n = 0; n < 6; n += 1) await usage.organization(n, { votes: n * 10, customer: n % 2 ? nord : null });
  await usage.keep("2026-02-01");
  await usage.gone(5, new Date("2026-03-01T05:00Z"));
  await usage.keep("2026-03-01");
  await usage.set(1, { votes: 99, sms: 4 });
  await usage.gone(2, new Date("2026-03-01T11:00Z"));
  await usage.gone(5, null);
  await usage.organization(7, { votes: 70, customer: sud, createdAt: new Date("2026-03-01T10:00Z") });
  await database.db
    .update(organizations)
    .set({ customerId: sud })
    .where(eq(organizations.address, addressOf(3)));
  await usage.keep("2026-03-01");
  await usage.keep("2026-03-01");
  const all = async () => (await database.executeSql("SELECT * FROM usage_ranking ORDER BY kind, id, counter")).rows;
  const later = await all();
  const state = await rankingState(database);
  await database.executeSql("TRUNCATE usage_ranking, usage_ranking_state");
  await usage.keep("2026-03-01");
  expect(later).toEqual(await all());
  expect(await rankingState(database)).toEqual(state);
  expect(later).toHaveLength(7 * 4 + 3 * 5);
});

describe("customers", () => {
  it("are sums of their organizations, with one line for those of no customer", async () => {
    const [nord, sud] = [await usage.customer("Nord"), await usage.customer("Sud")];
    await usage.organization(1, { votes: 60, sms: 5, customer: nord });
    await usage.organization(2, { votes: 30, customer: nord });
    await usage.organization(3, { votes: 10 });
    await usage.keep("2026-03-01");
    const { rows: all, total } = await ask({ by: "customer" });
    expect(total).toBe(3);
    expect(all.map(({ id, used }) => [id, used])).toEqual([
      [nord, 90],
      [UNASSIGNED, 10],
      [sud, 0],
    ]);
    const state = await rankingState(database);
    expect(state?.used).toEqual({ managedOrgs: 3, managedProcesses: 0, votes: 100, emails: 0, sms: 5 });
    expect(await rows({ by: "customer", q: "sud" })).toHaveLength(1);
    await database.db
      .update(organizations)
      .set({ customerId: sud })
      .where(eq(organizations.address, addressOf(1)));
    await usage.keep("2026-03-01");
    expect((await ask({ by: "customer" })).rows.map(({ used }) => used)).toEqual([60, 30, 10]);
  });

  it("have neither type nor status, and organizations no number of organizations", () => {
    const customer = withinRanking({ ...rankingQueryDefaults, by: "customer", type: "union", status: "gone" });
    expect(customer).toMatchObject({ query: { type: "", status: "" }, ignored: ["type", "status"] });
    const organization = withinRanking({ ...rankingQueryDefaults, counter: "managedOrgs" });
    expect(organization).toMatchObject({ query: { counter: "votes" }, ignored: ["counter"] });
  });
});

it("shows nothing before it is calculated", async () => {
  await usage.organization(1, { votes: 5 });
  expect(await rankingState(database)).toBeNull();
  expect(await ask()).toMatchObject({ rows: [], total: 0 });
});
