import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  calendarDay,
  dayEnd,
  dayNumber,
  dayStart,
  instantAt,
  isoInZone,
  isTimeZone,
  offsetWords,
  wallTime,
} from "./zone";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const hours = (day: string, zone: string) => (dayEnd(day, zone).getTime() - dayStart(day, zone).getTime()) / HOUR_MS;

describe("a day", () => {
  it.each([
    ["2026-03-28", "Europe/Madrid", 24, "2026-03-27T23:00:00.000Z"],
    ["2026-03-29", "Europe/Madrid", 23, "2026-03-28T23:00:00.000Z"],
    ["2026-10-25", "Europe/Madrid", 25, "2026-10-24T22:00:00.000Z"],
    ["2026-10-26", "Europe/Madrid", 24, "2026-10-25T23:00:00.000Z"],
    ["2026-03-29", "UTC", 24, "2026-03-29T00:00:00.000Z"],
    ["2026-10-18", "America/Sao_Paulo", 24, "2026-10-18T03:00:00.000Z"],
    ["2026-01-01", "Pacific/Kiritimati", 24, "2025-12-31T10:00:00.000Z"],
    ["2026-01-01", "Asia/Kathmandu", 24, "2025-12-31T18:15:00.000Z"],
    // Half an hour of summer time.
    ["2026-10-04", "Australia/Lord_Howe", 23.5, "2026-10-03T13:30:00.000Z"],
    ["2026-04-05", "Australia/Lord_Howe", 24.5, "2026-04-04T13:00:00.000Z"],
    // The change is at midnight: the day begins at 01:00, or its first hour comes twice.
    ["2026-03-29", "Asia/Beirut", 23, "2026-03-28T22:00:00.000Z"],
    ["2026-11-01", "America/Havana", 25, "2026-11-01T04:00:00.000Z"],
    // Samoa went over the date line and had no such day.
    ["2011-12-30", "Pacific/Apia", 0, "2011-12-30T10:00:00.000Z"],
  ])("%s in %s has %d hours", (day, zone, long, start) => {
    expect(hours(day, zone)).toBe(long);
    expect(dayStart(day, zone).toISOString()).toBe(start);
  });

  it("parts time: each instant is in one day, between its start and its end, and days follow each other", () => {
    const zones = [
      "UTC",
      "Europe/Madrid",
      "America/Sao_Paulo",
      "America/St_Johns",
      "Pacific/Kiritimati",
      "Pacific/Niue",
    ];
    const odd = ["Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Beirut", "Africa/Cairo", "America/Havana"];
    const from = Date.parse("2020-01-01Z");
    const instants = fc.integer({ min: from, max: Date.parse("2037-01-01Z") });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones, ...odd), (at, zone) => {
        const day = calendarDay(at, zone);
        const [start, end] = [dayStart(day, zone).getTime(), dayEnd(day, zone).getTime()];
        expect(start).toBeLessThanOrEqual(at);
        expect(end).toBeGreaterThan(at);
        expect(calendarDay(start, zone)).toBe(day);
        expect(calendarDay(start - 1, zone)).toBe(addDays(day, -1));
        expect(calendarDay(end, zone)).toBe(addDays(day, 1));
        expect(dayNumber(end, zone)).toBe(dayNumber(at, zone) + 1);
        expect(dayNumber(at, zone) * DAY_MS).toBe(Date.parse(day));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is the same, cut by the minute, around both changes of the clock", () => {
    for (const [around, zone] of [
      ["2026-03-29T01:00Z", "Europe/Madrid"],
      ["2026-10-25T01:00Z", "Europe/Madrid"],
      ["2026-04-23T22:00Z", "Africa/Cairo"],
      ["2026-10-29T21:00Z", "Africa/Cairo"],
    ] as const) {
      const middle = Date.parse(around);
      let last = dayNumber(middle - DAY_MS, zone);
      for (let at = middle - DAY_MS; at < middle + DAY_MS; at += 60_000) {
        const next = dayNumber(at, zone);
        expect(next - last === 0 || next - last === 1, new Date(at).toISOString()).toBe(true);
        last = next;
      }
    }
  });
});

describe("a clock", () => {
  it("takes the first of two equal times, and the end of a gap for one that is skipped", () => {
    expect(new Date(instantAt(Date.parse("2026-10-25T02:00Z"), "Europe/Madrid")).toISOString()).toBe(
      "2026-10-25T00:00:00.000Z",
    );
    expect(new Date(instantAt(Date.parse("2026-03-29T02:30Z"), "Europe/Madrid")).toISOString()).toBe(
      "2026-03-29T01:00:00.000Z",
    );
  });

  it("keeps milliseconds, also before 1970", () => {
    expect(wallTime(Date.parse("2026-01-01T00:00:00.007Z"), "Europe/Madrid")).toBe(
      Date.parse("2026-01-01T01:00:00.007Z"),
    );
    expect(wallTime(-1, "Europe/Madrid")).toBe(HOUR_MS - 1);
  });

  it("is written with its offset", () => {
    expect(isoInZone(Date.parse("2026-10-25T00:30Z"), "Europe/Madrid")).toBe("2026-10-25T02:30:00+02:00");
    expect(isoInZone(Date.parse("2026-10-25T01:30Z"), "Europe/Madrid")).toBe("2026-10-25T02:30:00+01:00");
    expect(isoInZone(Date.parse("2026-10-25T01:30Z"), "UTC")).toBe("2026-10-25T01:30:00+00:00");
    const now = Date.parse("2026-01-01Z");
    expect(["Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"].map((zone) => offsetWords(now, zone))).toEqual([
      "+05:45",
      "-03:30",
      "+14:00",
    ]);
  });
});

it("knows zones by their names alone", () => {
  const good = ["UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires", "Asia/Kathmandu", "Asia/Calcutta"];
  expect(good.filter((name) => !isTimeZone(name))).toEqual([]);
  const bad = ["", "Europe/Atlantis", "+02:00", "UTC+2", "Etc/Unknown", "Europe/Madrid; DROP TABLE", "../etc/passwd"];
  expect(bad.filter(isTimeZone)).toEqual([]);
});
