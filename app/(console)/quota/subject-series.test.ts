import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { countersOf, usageSeries } from "@/lib/usage/usage-series";
import { chartPoints, seriesSummary } from "./subject-series";

const text = textOf("en", "usage.subjectHistory");
const by = (votes: number) => countersOf({ votes, processes: 0, emails: 0, sms: 0 });
const bounds = { timeZone: "UTC", from: Date.parse("2026-03-01Z"), to: Date.parse("2026-03-11T12:00Z") };
const days = ["2026-03-05", "2026-03-06", "2026-03-10", "2026-03-11"];
const changed = [
  { day: "2026-03-05", by: by(100) },
  { day: "2026-03-10", by: by(-40) },
];

it("a decrease and a gap are in the sentences, and the gap breaks the line", () => {
  const series = usageSeries(changed, days, bounds);
  const gap = text("gap", { from: "6 Mar 2026", to: "10 Mar 2026" });
  expect(seriesSummary(text, series, { key: "votes", locale: "en" })).toEqual([
    text("changeSince", { used: "60", change: "−40", day: "5 Mar 2026" }),
    gap,
  ]);
  expect(chartPoints(series, "votes").map(({ value }) => value)).toEqual([100, 100, null, 60, 60]);
  expect(seriesSummary(text, series, { key: "sms", locale: "en" })).toEqual([
    text("unchangedSince", { used: "0", day: "5 Mar 2026" }),
    gap,
  ]);
});

it("a whole year has no day that it was first recorded on", () => {
  const whole = { ...usageSeries(changed, days, bounds), from: Date.parse("2026-03-05Z"), gaps: [] };
  expect(seriesSummary(text, whole, { key: "votes", locale: "en" })).toEqual([
    text("change", { used: "60", change: "−40" }),
  ]);
  expect(seriesSummary(text, whole, { key: "sms", locale: "en" })).toEqual([text("unchanged", { used: "0" })]);
});
