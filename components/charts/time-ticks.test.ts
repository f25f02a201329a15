import { expect, it } from "vitest";
import { timeTicks } from "@/components/charts/time-ticks";

const DAY_MS = 86_400_000;
const NOON = Date.parse("2026-03-10T12:30:00Z");
const labels = (days: number) => timeTicks(NOON - days * DAY_MS, NOON).map(({ label }) => label);

it("labels hours of a day, weeks of a month and every other month of a year, in UTC", () => {
  expect(labels(1)).toEqual(["18:00", "00:00", "06:00", "12:00"]);
  expect(labels(30)).toEqual(["12 Feb", "19 Feb", "26 Feb", "5 Mar"]);
  expect(labels(365)).toEqual(["May", "Jul", "Sept", "Nov", "Jan", "Mar"]);
});
