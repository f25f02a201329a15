import { expect, it } from "vitest";
import { timeTicks } from "@/components/charts/time-ticks";

const DAY_MS = 86_400_000;
const NOON = Date.parse("2026-03-10T12:30:00Z");
const labels = (days: number, zone = "UTC", locale = "en") =>
  timeTicks(NOON - days * DAY_MS, NOON, zone, locale).map(({ label }) => label);

it("labels hours of a day, weeks of a month and every other month of a year", () => {
  expect(labels(1)).toEqual(["18:00", "00:00", "06:00", "12:00"]);
  expect(labels(30)).toEqual(["12 Feb", "19 Feb", "26 Feb", "5 Mar"]);
  expect(labels(365)).toEqual(["May", "Jul", "Sept", "Nov", "Jan", "Mar"]);
});

it("names days and months in the reader's language", () => {
  expect(labels(30, "UTC", "es")).toEqual(["12 feb", "19 feb", "26 feb", "5 mar"]);
  expect(labels(365, "UTC", "ca")).toEqual(["maig", "jul.", "set.", "nov.", "gen.", "març"]);
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
    "22 Oct 10-21T22:00",
    "29 Oct 10-28T23:00",
    "5 Nov 11-04T23:00",
  ]);
  expect(ticks("2026-01-10T12:00Z", "2026-06-10T12:00Z")).toEqual(["Mar 02-28T23:00", "May 04-30T22:00"]);
});
