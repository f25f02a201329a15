import { expect, it } from "vitest";
import { forecastWords, rangeWords } from "./forecast-words";

const TODAY = "2026-11-22";

it.each([
  ["2026-12-03", "2026-12-19", "between 3 and 19 December"],
  ["2026-11-28", "2026-12-04", "between 28 November and 4 December"],
  ["2026-12-28", "2027-01-04", "between 28 December and 4 January 2027"],
  ["2027-03-03", "2027-04-19", "between 3 March and 19 April 2027"],
  ["2026-12-03", "2026-12-03", "on 3 December"],
  ["2027-01-03", null, "on 3 January 2027 at the earliest"],
])("%s to %s reads %s", (from, to, words) => expect(rangeWords(from, to, TODAY)).toBe(words));

it("says the basis with every date", () => {
  const dates = { state: "runs-out", days: 30, from: "2026-12-03", to: "2026-12-19" } as const;
  expect(forecastWords(dates, TODAY)).toBe("At the pace of the last 30 days it runs out between 3 and 19 December.");
  const soon = { state: "runs-out", days: 30, from: "2026-11-22", to: "2026-11-23" } as const;
  expect(forecastWords(soon, TODAY)).toBe("At the pace of the last 30 days it runs out today or tomorrow.");
});

it("says what cannot be said", () => {
  expect(forecastWords({ state: "too-early", readings: 3, needed: 14 }, TODAY)).toContain("3 of 14 daily readings");
  expect(forecastWords({ state: "not-growing", days: 30 }, TODAY)).toBe(
    "Not growing: no increase in the last 30 days.",
  );
  expect(forecastWords({ state: "reached" }, TODAY)).toBe("The limit is reached.");
});
