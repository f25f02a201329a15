import { expect, it } from "vitest";
import { timeTicks } from "@/components/charts/time-ticks";

const DAY_MS = 86_400_000;
const NOON = Date.parse("2026-03-10T12:30:00Z");
const labels = (days: number, zone = "UTC", locale = "en") =>
  timeTicks(NOON - days * DAY_MS, NOON, zone, locale).map(({ label }) => label);

it("labels hours of a day, weeks of a month and quarters of a year", () => {
  expect(labels(1)).toEqual(["18:00", "00:00", "06:00", "12:00"]);
  expect(labels(30)).toEqual(["15 Feb", "22 Feb", "1 Mar", "8 Mar"]);
  expect(labels(365)).toEqual(["Apr", "Jul", "Oct", "Jan"]);
});

it("names days and months in the reader's language", () => {
  expect(labels(30, "UTC", "es")).toEqual(["15 feb", "22 feb", "1 mar", "8 mar"]);
  expect(labels(365, "UTC", "ca")).toEqual(["abr.", "jul.", "oct.", "gen."]);
});

it("is where a clock in the zone has those hours and days, over both of its changes", () => {
  expect(labels(1, "Asia/Kathmandu")).toEqual(["00:00", "06:00", "12:00", "18:00"]);
  const ticks = (from: string, to: string) =>
    timeTicks(Date.parse(from), Date.parse(to), "Europe/Madrid", "en").map(
      ({ at, label }) => `${label} ${new Date(at).toISOString().slice(5, 16)}`,
    );
  expect(ticks("2026-03-28T20:00Z", "2026-03-29T20:00Z")).toEqual([
    "00:00 03-28T23:00",
    "06:00 03-29T04:00",
    "12:00 03-29T10:00",
    "18:00 03-29T16:00",
  ]);
  expect(ticks("2026-10-20T12:00Z", "2026-11-10T12:00Z")).toEqual([
    "25 Oct 10-24T22:00",
    "1 Nov 10-31T23:00",
    "8 Nov 11-07T23:00",
  ]);
  expect(ticks("2026-01-10T12:00Z", "2026-06-10T12:00Z")).toEqual([
    "Feb 01-31T23:00",
    "Mar 02-28T23:00",
    "Apr 03-31T22:00",
    "May 04-30T22:00",
    "Jun 05-31T22:00",
  ]);
});
