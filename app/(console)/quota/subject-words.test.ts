import { expect, it } from "vitest";
import { countersOf, usageSeries } from "@/lib/quota/usage-series";
import { chartPoints, seriesWords } from "./subject-words";

const by = (votes: number) => countersOf({ votes, processes: 0, emails: 0, sms: 0 });
const bounds = { timeZone: "UTC", from: Date.parse("2026-03-01Z"), to: Date.parse("2026-03-11T12:00Z") };
const days = ["2026-03-05", "2026-03-06", "2026-03-10", "2026-03-11"];
const changed = [
  { day: "2026-03-05", by: by(100) },
  { day: "2026-03-10", by: by(-40) },
];

it("a fall and a gap are in the words, and the gap breaks the line", () => {
  const series = usageSeries(changed, days, bounds);
  expect(seriesWords(series, "votes", "en")).toBe(
    "60 now, −40 since 5 Mar 2026, when it was first kept. Nothing was kept from 6 Mar 2026 to 10 Mar 2026.",
  );
  expect(chartPoints(series, "votes").map(({ value }) => value)).toEqual([100, 100, null, 60, 60]);
  expect(seriesWords(series, "sms", "en")).toMatch(/^0 now, unchanged since/);
});
