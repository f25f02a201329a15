import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { forecastText } from "./forecast-text";
import type { Forecast } from "./model";

const TODAY = "2026-11-22";
const text = textOf("en", "quota.forecast");
const said = (forecast: Forecast) => forecastText(text, forecast, { today: TODAY, locale: "en" });

it.each([
  ["2026-12-03", "2026-12-19", text("between", { from: "3 Dec", to: "19 Dec", days: 30 })],
  ["2026-11-28", "2026-12-04", text("between", { from: "28 Nov", to: "4 Dec", days: 30 })],
  ["2026-12-28", "2027-01-04", text("between", { from: "28 Dec 2026", to: "4 Jan 2027", days: 30 })],
  ["2027-03-03", "2027-04-19", text("between", { from: "3 Mar", to: "19 Apr 2027", days: 30 })],
  ["2026-12-03", "2026-12-03", text("on", { date: "3 Dec", days: 30 })],
  ["2027-01-03", null, text("earliest", { date: "3 Jan 2027", days: 30 })],
])("%s to %s reads %s", (from, to, expected) => expect(said({ state: "runs-out", days: 30, from, to })).toBe(expected));

it("says the basis with every date", () => {
  const dates = { state: "runs-out", days: 30, from: "2026-12-03", to: "2026-12-19" } as const;
  expect(said(dates)).toBe("Projected to run out between 3 Dec and 19 Dec, based on the last 30 days.");
  expect(said({ ...dates, from: "2026-11-22", to: "2026-11-23" })).toBe(text("soon", { days: 30 }));
});

it("never forecasts a day before today", () => {
  const past = { state: "runs-out", days: 30, from: "2026-11-20", to: "2026-11-21" } as const;
  expect(said(past)).toBe(text("soon", { days: 30 }));
});

it("says why there is no forecast", () => {
  expect(said({ state: "too-early", readings: 3, needed: 14 })).toBe(text("tooEarly", { readings: 3, needed: 14 }));
  expect(said({ state: "not-growing", days: 30 })).toBe(text("notGrowing", { days: 30 }));
  expect(said({ state: "far", days: 30 })).toBe(text("far", { days: 30 }));
  expect(said({ state: "reached" })).toBe(text("reached"));
});
