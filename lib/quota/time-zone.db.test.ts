import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/lib/db/types";
import { textOf } from "@/lib/messages/text";
import { createTestDatabase } from "@/lib/test/database";
import { setTimeZone } from "@/lib/test/time-zone";
import { addressOf, usageOf } from "@/lib/test/usage";
import { subjectHistory, subjectUsage } from "@/lib/usage/subject-usage";
import { monthlySummary, recordedMonths } from "@/lib/usage/summary";
import { summaryCsv } from "@/lib/usage/summary-csv";

let database: Database;
let usage: ReturnType<typeof usageOf>;
beforeAll(async () => {
  database = await createTestDatabase();
  usage = usageOf(database.db);
});
afterAll(() => database.close());
beforeEach(() => usage.empty());

const at = (instant: string) => ({ db: database.db, now: () => new Date(instant) });
const daysOf = async (table: string) =>
  (await database.executeSql(`SELECT day::text || ' ' || time_zone AS day FROM ${table} ORDER BY 1`)).rows;
const changes = async (n: number, instant: string) =>
  (await subjectHistory(at(instant), { kind: "organization", id: addressOf(n) })).changes.map(
    ({ day, used }) => `${day} ${used.votes}`,
  );
const votesOf = async (month: string) => {
  const { used, before } = await monthlySummary(database, month, 10);
  return [used.votes, used.votes - before.votes];
};
const change = async (n: number, span: "change7" | "change30" = "change7") =>
  (await subjectUsage(database, { kind: "organization", id: addressOf(n) })).parts.votes?.[span].by;

describe("usage of a day", () => {
  it.each([
    // 23 hours, 25 hours, and no change of the clock.
    ["Europe/Madrid", "2026-03-28T22:59Z", "2026-03-28T23:01Z", "2026-03-29T21:59Z", "2026-03-29T22:01Z"],
    ["Europe/Madrid", "2026-10-24T21:59Z", "2026-10-24T22:01Z", "2026-10-25T22:59Z", "2026-10-25T23:01Z"],
    ["America/Sao_Paulo", "2026-10-18T02:59Z", "2026-10-18T03:01Z", "2026-10-19T02:59Z", "2026-10-19T03:01Z"],
    ["Asia/Kathmandu", "2026-10-17T18:14Z", "2026-10-17T18:16Z", "2026-10-18T18:14Z", "2026-10-18T18:16Z"],
    ["UTC", "2026-10-17T23:59Z", "2026-10-18T00:01Z", "2026-10-18T23:59Z", "2026-10-19T00:01Z"],
  ])("in %s is what was kept from its midnight to the next", async (zone, before, first, last, after) => {
    await usage.zone(zone);
    await usage.organization(1, { votes: 1 });
    let votes = 0;
    for (const instant of [before, first, last, after]) {
      votes += 10;
      await usage.set(1, { votes });
      await usage.keepAt(instant);
    }
    const kept = await changes(1, after);
    expect(kept.map((each) => each.split(" ")[1])).toEqual(["10", "30", "40"]);
    expect(await daysOf("usage_days")).toEqual(kept.map((each) => ({ day: `${each.split(" ")[0]} ${zone}` })));
  });

  it("counts a change from the end of the seventh day before, as the clock has it", async () => {
    await usage.zone("Europe/Madrid");
    await usage.organization(1, { votes: 0 });
    // 18 October ended at 22:00 UTC: the clock changed on the 25th. Both days end in the current zone.
    for (const [instant, votes] of [
      ["2026-10-18T21:07Z", 100],
      ["2026-10-18T22:07Z", 150],
      ["2026-10-25T22:07Z", 300],
    ] as const) {
      await usage.set(1, { votes });
      await usage.keepAt(instant);
    }
    expect(await change(1)).toBe(200);
    await usage.keepAt("2026-10-25T23:07Z");
    expect(await change(1)).toBe(150);
  });

  it("an organization deleted after midnight there still counts for the previous day", async () => {
    await usage.zone("Europe/Madrid");
    const nord = await usage.customer("Nord");
    await usage.organization(1, { votes: 70, customer: nord });
    await usage.keepAt("2026-07-01T12:00Z");
    await usage.keepAt("2026-07-02T12:00Z");
    await usage.gone(1, new Date("2026-07-01T22:30Z"));
    await usage.keepAt("2026-07-02T23:07Z");
    expect(await changes(1, "2026-07-02T23:07Z")).toEqual(["2026-07-01 70", "2026-07-02 0"]);
    await usage.keepAt("2026-07-08T12:00Z");
    const { parts } = await subjectUsage(database, { kind: "customer", id: nord });
    expect(parts.votes?.change7.by).toBe(-70);
  });
});

describe("a month", () => {
  it("ends in the staff's time zone, and stays as recorded", async () => {
    await usage.zone("Europe/Madrid");
    await usage.organization(1, { votes: 100 });
    await usage.keepAt("2026-10-31T22:07Z");
    await usage.set(1, { votes: 140 });
    await usage.keepAt("2026-10-31T23:07Z");
    expect(await votesOf("2026-10")).toEqual([100, 100]);
    expect(await votesOf("2026-11")).toEqual([140, 40]);
    const months = await recordedMonths(at("2026-10-31T23:07Z"));
    expect(months.map(({ month, isOver, timeZone }) => [month, isOver, timeZone])).toEqual([
      ["2026-11", false, "Europe/Madrid"],
      ["2026-10", true, "Europe/Madrid"],
    ]);
    const state = months[1]!;
    const parts: string[] = [];
    for await (const part of summaryCsv(database, state, months, textOf("en", "usage.file"))) parts.push(part);
    expect(parts.join("").split("\r\n")[1]).toMatch(/^2026-10\tEurope\/Madrid\t2026-10-31\t/);
  });

  it.each([
    ["Pacific/Kiritimati", "2026-10-31T09:59Z", "2026-10-31T10:01Z"],
    ["America/Sao_Paulo", "2026-11-01T02:59Z", "2026-11-01T03:01Z"],
    ["UTC", "2026-10-31T23:59Z", "2026-11-01T00:01Z"],
  ])("in %s ends at its own midnight", async (zone, before, after) => {
    await usage.zone(zone);
    expect((await recordedMonths(at(before))).length).toBe(0);
    await usage.organization(1, { votes: 100 });
    await usage.keepAt(before);
    await usage.set(1, { votes: 101 });
    await usage.keepAt(after);
    expect([await votesOf("2026-10"), await votesOf("2026-11")]).toEqual([
      [100, 100],
      [101, 1],
    ]);
  });
});

describe("another time zone", () => {
  it("applies from then on: past days and months stay, nothing is lost or counted twice", async () => {
    await usage.zone("UTC");
    await usage.organization(1, { votes: 100 });
    await usage.keepAt("2026-10-30T12:00Z");
    await usage.set(1, { votes: 110 });
    await usage.keepAt("2026-10-31T22:30Z");
    await usage.zone("Europe/Madrid");
    // 1 November there.
    await usage.set(1, { votes: 130 });
    await usage.keepAt("2026-10-31T23:30Z");
    await usage.keepAt("2026-11-01T12:00Z");
    expect(await changes(1, "2026-11-01T12:00Z")).toEqual(["2026-10-30 100", "2026-10-31 110", "2026-11-01 130"]);
    expect(await daysOf("usage_days")).toEqual([
      { day: "2026-10-30 UTC" },
      { day: "2026-10-31 UTC" },
      { day: "2026-11-01 Europe/Madrid" },
    ]);
    expect([await votesOf("2026-10"), await votesOf("2026-11")]).toEqual([
      [110, 110],
      [130, 20],
    ]);
    const months = await recordedMonths(at("2026-11-01T12:00Z"));
    expect(months.map(({ month, timeZone }) => `${month} ${timeZone}`)).toEqual([
      "2026-11 Europe/Madrid",
      "2026-10 UTC",
    ]);
  });

  it("that is behind continues with the previous day, and corrects the later day when it comes", async () => {
    await usage.zone("Europe/Madrid");
    await usage.organization(1, { votes: 100 });
    await usage.keepAt("2026-10-31T23:07Z");
    await usage.zone("UTC");
    await usage.set(1, { votes: 120 });
    await usage.keepAt("2026-10-31T23:37Z");
    expect((await recordedMonths(at("2026-10-31T23:40Z"))).map(({ month, isOver }) => [month, isOver])).toEqual([
      ["2026-10", false],
    ]);
    expect(await changes(1, "2026-10-31T23:40Z")).toEqual(["2026-10-31 120"]);
    await usage.set(1, { votes: 150 });
    await usage.keepAt("2026-11-01T00:07Z");
    expect(await changes(1, "2026-11-01T00:10Z")).toEqual(["2026-10-31 120", "2026-11-01 150"]);
    expect([await votesOf("2026-10"), await votesOf("2026-11")]).toEqual([
      [120, 120],
      [150, 30],
    ]);
  });

  it("works the whole ranking out again within the same day: its days end at other instants", async () => {
    await usage.zone("UTC");
    await usage.organization(1, { votes: 50, createdAt: new Date("2026-07-01T22:30Z") });
    await usage.keepAt("2026-07-07T12:00Z");
    await usage.keepAt("2026-07-08T12:00Z");
    // Created before the end of 1 July, so nothing is known before its first record.
    expect(await change(1)).toBe(0);
    await setTimeZone(database.db, "Europe/Madrid", new Date("2026-07-08T12:30Z"));
    await usage.keepAt("2026-07-08T13:07Z");
    // Created after it: all of its usage is change.
    expect(await change(1)).toBe(50);
  });
});
