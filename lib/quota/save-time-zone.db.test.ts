import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readFacts } from "@/lib/alerts/facts";
import { auditLog, consoleSettings, quotaHistory } from "@/lib/db/schema";
import { textOf } from "@/lib/messages/text";
import { readTimeZoneSetting } from "@/lib/settings/time-zone";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { setTimeZone } from "@/lib/test/time-zone";
import { HOUR_MS } from "@/lib/time/buckets";
import { calendarDay } from "@/lib/time/zone";
import { historyCsv } from "./csv";
import { readHistory } from "./history";
import { saveReading } from "./save-reading";
import { saveServerTimeZone, saveTimeZone } from "./save-time-zone";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const MADRID = "Europe/Madrid";
const limits = { maxManagedOrgs: 50, maxManagedProcesses: 100, maxVotes: 0, maxSMS: 0, maxEmails: 10_000 };
const reading = (at: number, sentEmails: number) => ({
  ...{ at: new Date(at), enabled: true, limits },
  usage: { managedOrgs: 10, managedProcesses: 20, sentVotes: 30, sentSMS: 0, sentEmails },
});
/** One reading every half hour, with as many emails used as there were readings before. */
async function readEachHalfHour(from: string, to: string): Promise<void> {
  let used = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += HOUR_MS / 2) await saveReading(t.ctx, reading(at, used++));
}
const on = (instant: string) => ({ ...t.ctx, now: () => new Date(instant) });
/** The last reading of each day of the chart of a year: the day, its time in UTC, and what was used. */
async function days(instant: string) {
  const { points, timeZone } = await readHistory(on(instant), "12m");
  return points.map(
    ({ at, used }) =>
      `${calendarDay(at, timeZone).slice(5)} ${new Date(at).toISOString().slice(11, 16)} ${used.emails}`,
  );
}

describe("the last reading of a day", () => {
  it("is that of 23 hours in March and of 25 in October", async () => {
    await setTimeZone(t.ctx.db, MADRID);
    await readEachHalfHour("2026-03-28T12:00Z", "2026-03-30T12:00Z");
    expect(await days("2026-03-30T12:00Z")).toEqual(["03-28 22:30 21", "03-29 21:30 67", "03-30 11:30 95"]);
    await t.ctx.db.delete(quotaHistory);
    await readEachHalfHour("2026-10-24T12:00Z", "2026-10-26T12:00Z");
    expect(await days("2026-10-26T12:00Z")).toEqual(["10-24 21:30 19", "10-25 22:30 69", "10-26 11:30 95"]);
    expect((await readHistory(on("2026-10-26T12:00Z"), "12m")).gaps).toEqual([]);
    const csv = historyCsv(await readHistory(on("2026-10-26T12:00Z"), "12m"), ["emails"], {
      text: textOf("en", "quota.decrease"),
      locale: "en",
    }).split("\r\n");
    expect(csv.slice(2, 4)).toEqual([
      "2026-10-25T23:30:00+01:00\tEurope/Madrid\t69\t10000\t",
      "2026-10-26T12:30:00+01:00\tEurope/Madrid\t95\t10000\t",
    ]);
  });

  it("of six hours is that of the clock, in a zone of a quarter of an hour too", async () => {
    await setTimeZone(t.ctx.db, "Asia/Kathmandu");
    await readEachHalfHour("2026-11-10T00:00Z", "2026-11-11T00:00Z");
    const { points, from } = await readHistory(on("2026-11-11T00:00Z"), "30d");
    expect(points.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual([
      ...["05:30", "11:30", "17:30", "23:30"],
    ]);
    expect(new Date(from).toISOString()).toBe("2026-10-11T18:15:00.000Z");
  });
});

it.each(["UTC", "Pacific/Kiritimati"])(
  "in %s the days until a limit is reached count from today there",
  async (zone) => {
    await setTimeZone(t.ctx.db, zone);
    const now = Date.parse("2026-10-26T12:00Z");
    for (let ago = 18 * 24; ago >= 0; ago -= 6) await saveReading(t.ctx, reading(now - ago * HOUR_MS, 9_000 - 4 * ago));
    const { emails } = await readFacts(t.ctx.db, reading(now, 9_000));
    // 96 a day, and for the soonest date a tenth more.
    expect(emails.days).toEqual({ state: "known", value: 9 });
  },
);

describe("another time zone", () => {
  it("cuts the days again as far as the hours reach, with every reading in one of them", async () => {
    await setTimeZone(t.ctx.db, "UTC");
    await readEachHalfHour("2026-10-23T12:00Z", "2026-10-26T12:00Z");
    await saveTimeZone(on("2026-10-26T12:00Z"), { timeZone: MADRID });
    const cut = ["10-23 21:30 19", "10-24 21:30 67", "10-25 22:30 117", "10-26 11:30 143"];
    expect(await days("2026-10-26T12:00Z")).toEqual(cut);
    const kept = await t.ctx.db.$count(quotaHistory);
    // There and back: the same days as before.
    await saveTimeZone(on("2026-10-26T12:00Z"), { timeZone: "Pacific/Kiritimati" });
    await saveTimeZone(on("2026-10-26T12:00Z"), { timeZone: MADRID });
    expect(await days("2026-10-26T12:00Z")).toEqual(cut);
    expect(await t.ctx.db.$count(quotaHistory)).toBe(kept);
  });

  it("leaves days older than the hours as they are", async () => {
    await setTimeZone(t.ctx.db, "UTC");
    const old = { ...reading(Date.parse("2026-05-05T23:30Z"), 7), bucketKind: "day" as const };
    await t.ctx.db.insert(quotaHistory).values({ ...old, bucketStart: new Date("2026-05-05Z") });
    await readEachHalfHour("2026-10-26T00:00Z", "2026-10-26T12:00Z");
    await saveTimeZone(on("2026-10-26T12:00Z"), { timeZone: MADRID });
    // Read at 01:30 on the 6th in that zone: a point is shown when it was read.
    expect(await days("2026-10-26T12:00Z")).toEqual(["05-06 23:30 7", "10-26 11:30 23"]);
  });

  it("is recorded once, with the previous state; repeating it isn't", async () => {
    await setTimeZone(t.ctx.db, "UTC");
    await saveTimeZone(on("2026-10-26T12:00Z"), { timeZone: MADRID });
    await saveTimeZone(on("2026-10-27T12:00Z"), { timeZone: MADRID });
    expect(await readTimeZoneSetting(t.ctx)).toEqual({ timeZone: MADRID, since: new Date("2026-10-26T12:00Z") });
    expect(await t.ctx.db.select().from(auditLog)).toMatchObject([
      { action: "settings.time-zone", before: { timeZone: "UTC" }, after: { timeZone: MADRID }, actorName: "Ana" },
    ]);
  });
});

describe("the first start", () => {
  it("writes the server's zone down, once for all consoles; a later start on another server changes nothing", async () => {
    expect(await readTimeZoneSetting(t.ctx)).toEqual({ timeZone: "UTC", since: null });
    await Promise.all([saveServerTimeZone(t.ctx), saveServerTimeZone(t.ctx)]);
    expect(await t.ctx.db.select().from(consoleSettings)).toMatchObject([{ timeZone: "UTC" }]);
    await setTimeZone(t.ctx.db, MADRID);
    await saveServerTimeZone(t.ctx);
    expect((await readTimeZoneSetting(t.ctx)).timeZone).toBe(MADRID);
  });

  it("reads a zone that this server does not know as UTC", async () => {
    await setTimeZone(t.ctx.db, "Mars/Olympus_Mons");
    expect((await readTimeZoneSetting(t.ctx)).timeZone).toBe("UTC");
  });
});
