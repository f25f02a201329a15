import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { organizations } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { createTestDatabase } from "@/lib/test/database";
import { addressOf, usageOf } from "@/lib/test/usage";
import { subjectHistory, subjectUsage } from "./subject-usage";
import { topCustomers } from "./top-customers";

let database: Database;
let usage: ReturnType<typeof usageOf>;
beforeAll(async () => {
  database = await createTestDatabase();
  usage = usageOf(database.db);
});
afterAll(() => database.close());
beforeEach(() => usage.empty());

const on = (day: string) => ({ db: database.db, now: () => new Date(`${day}T12:00:00Z`) });
const changes = async (kind: "organization" | "customer", id: string, day: string) =>
  (await subjectHistory(on(day), { kind, id })).changes.map(
    ({ day: of, used }) => `${of} ${used.votes}/${used.managedProcesses}`,
  );

it("an organization's history has what it used on the days it changed, also when it went down", async () => {
  const id = await usage.organization(1, { votes: 100, processes: 2 });
  await usage.organization(2, { votes: 900 });
  await usage.keep("2026-03-01");
  await usage.set(1, { votes: 130, processes: 3 });
  await usage.keep("2026-03-04");
  await usage.keep("2026-03-05");
  await usage.set(1, { votes: 90, processes: 3 });
  await usage.keep("2026-03-12");
  expect(await changes("organization", id, "2026-03-13")).toEqual([
    "2026-03-01 100/2",
    "2026-03-04 130/3",
    "2026-03-12 90/3",
  ]);
  const { gaps } = await subjectHistory(on("2026-03-13"), { kind: "organization", id });
  expect(gaps.map(({ from, to }) => [new Date(from).getUTCDate(), new Date(to).getUTCDate()])).toEqual([
    [1, 4],
    [5, 12],
  ]);
  expect(await changes("organization", addressOf(9), "2026-03-13")).toEqual([]);
});

it("a customer's history is the sum of its organizations, each until it went", async () => {
  const nord = await usage.customer("Nord");
  await usage.organization(1, { votes: 100, customer: nord });
  await usage.organization(2, { votes: 40, customer: nord });
  await usage.keep("2026-03-01");
  await usage.set(2, { votes: 50 });
  await usage.keep("2026-03-02");
  await usage.gone(1, new Date("2026-03-03T09:00Z"));
  await usage.keep("2026-03-03");
  expect(await changes("customer", nord, "2026-03-03")).toEqual([
    "2026-03-01 140/0",
    "2026-03-02 150/0",
    "2026-03-03 50/0",
  ]);
  const { parts, state } = await subjectUsage(database, { kind: "customer", id: nord });
  expect(parts.votes).toEqual({
    used: 50,
    change7: { by: -90, since: "2026-03-01" },
    change30: { by: -90, since: "2026-03-01" },
  });
  expect(parts.managedOrgs?.used).toBe(1);
  expect(state?.used.votes).toBe(50);
});

it("lists the top users of each counter, and none without usage", async () => {
  expect(await topCustomers(database)).toBeNull();
  const [nord, sud] = [await usage.customer("Nord"), await usage.customer("Sud")];
  await usage.organization(1, { votes: 60, customer: nord });
  await usage.organization(2, { votes: 20, emails: 5, customer: sud });
  await usage.organization(3, { votes: 20 });
  await usage.keep("2026-03-01");
  const users = await topCustomers(database);
  expect(users?.top.votes.map(({ id, name, share }) => [id, name, share])).toEqual([
    [nord, "Nord", 0.6],
    [sud, "Sud", 0.2],
    [null, "", 0.2],
  ]);
  expect(users?.top.emails).toEqual([{ id: sud, name: "Sud", used: 5, share: 1 }]);
  expect(users?.top.sms).toEqual([]);
});

it("only its history is left of a deleted organization", async () => {
  const id = await usage.organization(1, { votes: 100 });
  await usage.keep("2026-03-01");
  await database.db
    .update(organizations)
    .set({ goneAt: new Date("2026-03-02T08:00Z") })
    .where(eq(organizations.address, id));
  // It was deleted on a day without a record yet.
  expect(await changes("organization", id, "2026-03-02")).toEqual(["2026-03-01 100/0"]);
  await usage.keep("2026-03-02");
  expect((await subjectUsage(database, { kind: "organization", id })).parts).toEqual({});
  expect(await changes("organization", id, "2026-03-02")).toEqual(["2026-03-01 100/0", "2026-03-02 0/0"]);
});
