import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { usageMonths, usageMonthTotals } from "@/lib/db/schema";
import type { Database } from "@/lib/db/types";
import { textOf } from "@/lib/messages/text";
import { createTestDatabase } from "@/lib/test/database";
import { usageOf } from "@/lib/test/usage";
import { pruneMonths } from "./months";
import { isChangeKnown, monthlySummary, recordedMonths } from "./summary";
import { summaryCsv } from "./summary-csv";
import { summaryKeys } from "./summary-schemas";

let database: Database;
let usage: ReturnType<typeof usageOf>;
beforeAll(async () => {
  database = await createTestDatabase();
  usage = usageOf(database.db);
});
afterAll(() => database.close());
beforeEach(() => usage.empty());

const on = (day: string) => ({ db: database.db, now: () => new Date(`${day}T12:00:00Z`) });
/** Name, then organizations, processes, votes, emails and SMS, each as "used (change)". */
const summary = async (month: string) =>
  (await monthlySummary(database, month, 100)).rows.map(({ customer, used, before }) =>
    [customer?.name ?? "nobody", ...summaryKeys.map((key) => `${used[key]} (${used[key] - before[key]})`)].join(" "),
  );

it("has each month as last recorded, with the change within it", async () => {
  const [nord, sud] = [await usage.customer("Nord"), await usage.customer("Sud")];
  await usage.organization(1, { votes: 100, emails: 7, customer: nord });
  await usage.organization(2, { votes: 10, customer: nord });
  await usage.organization(3, { votes: 5 });
  await usage.keep("2026-01-31");
  await usage.set(1, { votes: 150, emails: 7 });
  await usage.organization(4, { sms: 3, processes: 1, customer: sud, createdAt: new Date("2026-02-10Z") });
  await usage.gone(2, new Date("2026-02-20T10:00Z"));
  await usage.keep("2026-02-28");
  await usage.set(1, { votes: 1000 });
  await usage.keep("2026-03-01");
  expect(await summary("2026-02")).toEqual([
    "Nord 1 (-1) 0 (0) 150 (40) 7 (0) 0 (0)",
    "nobody 1 (0) 0 (0) 5 (0) 0 (0) 0 (0)",
    "Sud 1 (1) 1 (1) 0 (0) 0 (0) 3 (3)",
  ]);
  expect((await monthlySummary(database, "2026-02", 1)).rows).toHaveLength(1);
  const { total, used, before } = await monthlySummary(database, "2026-02", 1);
  expect([total, used.votes, before.votes, used.organizations]).toEqual([3, 155, 115, 3]);
  const months = await recordedMonths(on("2026-03-01"));
  expect(months.map(({ month, isOver, first }) => [month, isOver, first])).toEqual([
    ["2026-03", false, "2026-03-01"],
    ["2026-02", true, "2026-02-28"],
    ["2026-01", true, "2026-01-31"],
  ]);
  expect([isChangeKnown(months, "2026-02"), isChangeKnown(months, "2026-01")]).toEqual([true, false]);
});

it("a customer without any usage left is in the month of the change, and not in the next", async () => {
  const nord = await usage.customer("Nord");
  await usage.organization(1, { votes: 100, customer: nord });
  await usage.keep("2026-01-15");
  await usage.keep("2026-02-01");
  await usage.gone(1, new Date("2026-02-10T10:00Z"));
  await usage.keep("2026-02-15");
  await usage.keep("2026-03-15");
  expect(await summary("2026-02")).toEqual(["Nord 0 (-1) 0 (0) 0 (-100) 0 (0) 0 (0)"]);
  expect(await summary("2026-03")).toEqual([]);
  expect(await summary("2026-04")).toEqual([]);
});

it("lists most votes first, then those without, each once, with any limit; its totals are stored", async () => {
  const names = ["Votes", "Mails", "Gone", "Left", "Never"];
  const ids = await Promise.all(names.map((name) => usage.customer(name)));
  const of = (name: string) => ids[names.indexOf(name)] ?? null;
  await usage.organization(1, { votes: 5, customer: of("Votes") });
  await usage.organization(2, { emails: 9, customer: of("Mails") });
  await usage.organization(3, { votes: 40, customer: of("Gone") });
  await usage.organization(4, { votes: 30, customer: of("Left") });
  await usage.organization(5, { votes: 7 });
  await usage.keep("2026-01-31");
  await usage.gone(3, new Date("2026-02-10T10:00Z"));
  await usage.keep("2026-02-01");
  await usage.gone(4, new Date("2026-02-10T10:00Z"));
  await usage.organization(6, { customer: of("Left"), createdAt: new Date("2026-02-11Z") });
  await usage.keep("2026-02-28");
  const all = (await monthlySummary(database, "2026-02", 100)).rows;
  const shown = all.map(({ customer }) => customer?.name ?? "nobody");
  expect(shown.slice(0, 2)).toEqual(["nobody", "Votes"]);
  const byId = ["Mails", "Gone", "Left"].sort((a, b) => ((of(a) ?? "") < (of(b) ?? "") ? -1 : 1));
  expect(shown.slice(2)).toEqual(byId);
  for (const limit of [1, 2, 3, 4]) {
    expect((await monthlySummary(database, "2026-02", limit)).rows).toEqual(all.slice(0, limit));
  }
  const kept = await monthlySummary(database, "2026-02", 2);
  expect(kept).toMatchObject({ total: 5, used: { votes: 12, emails: 9 }, before: { votes: 82, organizations: 5 } });
  expect(await database.db.$count(usageMonthTotals)).toBe(2);
  await database.db.delete(usageMonthTotals);
  expect(await monthlySummary(database, "2026-02", 2)).toEqual(kept);
});

it("whose sums were cut short in its last hour has them a day later", async () => {
  await usage.organization(1, { votes: 100 });
  await usage.keep("2026-01-31");
  await database.db.update(usageMonthTotals).set({ votes: 1 });
  await usage.keep("2026-02-01");
  expect((await monthlySummary(database, "2026-01", 10)).used.votes).toBe(100);
});

it("later link changes don't affect a month", async () => {
  const [nord, sud] = [await usage.customer("Nord"), await usage.customer("Sud")];
  await usage.organization(1, { votes: 100, customer: nord });
  await usage.keep("2026-01-31");
  await database.db.execute(sql`UPDATE organizations SET customer_id = ${sud}`);
  await usage.keep("2026-02-01");
  expect(await summary("2026-01")).toEqual(["Nord 1 (1) 0 (0) 100 (100) 0 (0) 0 (0)"]);
});

it("months recorded before summaries existed are calculated once", async () => {
  const nord = await usage.customer("Nord");
  await usage.organization(1, { votes: 100, customer: nord });
  await usage.organization(2, { votes: 30, customer: nord });
  await usage.keep("2026-01-20");
  await usage.set(1, { votes: 140 });
  await usage.gone(2, new Date("2026-02-10T10:00Z"));
  await usage.keep("2026-02-20");
  await database.db.delete(usageMonths);
  await usage.set(1, { votes: 900 });
  await usage.keep("2026-03-01");
  expect(await summary("2026-01")).toEqual(["Nord 2 (2) 0 (0) 130 (130) 0 (0) 0 (0)"]);
  expect(await summary("2026-02")).toEqual(["Nord 1 (-1) 0 (0) 140 (10) 0 (0) 0 (0)"]);
});

it("is a CSV file with every customer, without a change where none is known", async () => {
  const nord = await usage.customer("=Nord");
  await usage.organization(1, { votes: 100, customer: nord });
  await usage.organization(2, { votes: 3 });
  await usage.keep("2026-01-31");
  await usage.set(1, { votes: 90 });
  await usage.keep("2026-02-27");
  const months = await recordedMonths(on("2026-03-01"));
  const file = textOf("en", "usage.file");
  const csv = async (month: string) => {
    const parts: string[] = [];
    const state = months.find((each) => each.month === month);
    if (!state) throw new Error("not kept");
    for await (const part of summaryCsv(database, state, months, file)) parts.push(part);
    return parts.join("").trimEnd().split("\r\n");
  };
  const [head, nobody, customer] = await csv("2026-02");
  expect(head).toBe(
    "\uFEFFmonth time_zone kept_until customer_id customer external_id organizations organizations_change processes processes_change votes votes_change emails emails_change sms sms_change".replaceAll(
      " ",
      "\t",
    ),
  );
  expect(nobody).toBe(`2026-02,UTC,2026-02-27,,${file("unassigned")},,1,0,0,0,3,0,0,0,0,0`.replaceAll(",", "\t"));
  expect(customer).toBe(`2026-02,UTC,2026-02-27,${nord},'=Nord,,1,0,0,0,90,-10,0,0,0,0`.replaceAll(",", "\t"));
  expect((await csv("2026-01"))[2]).toMatch(/\t1\t\t0\t\t100\t\t0\t\t0$/);
});

it("forgets all but 60 months, and the days of them", async () => {
  await database.db.execute(sql`INSERT INTO usage_months SELECT m, 'x', 1, 1, 1, 1, 1
    FROM generate_series('2020-01-01'::date, '2026-01-01', '1 month') m`);
  await database.db.execute(
    sql`INSERT INTO usage_days (day, kept_at) SELECT d, d FROM generate_series('2020-01-01'::date, '2026-01-01', '1 day') d`,
  );
  await database.db.execute(sql`INSERT INTO usage_month_totals SELECT m, 1, 1, 1, 1, 1, 1
    FROM generate_series('2020-01-01'::date, '2026-01-01', '1 month') m`);
  await pruneMonths(database);
  expect(await database.db.$count(usageMonths)).toBe(60);
  expect(await database.db.$count(usageMonthTotals)).toBe(60);
  const { rows } = await database.executeSql("SELECT count(*)::int AS n FROM usage_days");
  expect(rows).toEqual([{ n: 60 * 31 }]);
});
