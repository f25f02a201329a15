import { expect, it } from "vitest";
import { countersOf, usageSeries } from "./usage-series";

const by = (votes: number, processes = 0) => countersOf({ votes, processes, emails: 0, sms: 0 });
const [from, to] = [Date.parse("2026-03-01Z"), Date.parse("2026-03-20T12:00Z")];
const days = (...numbers: number[]) => numbers.map((day) => `2026-03-${String(day).padStart(2, "0")}`);
const span = (first: number, last: number) => days(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
const pairs = (list: { day: string; used: { votes: number } }[]) =>
  list.map(({ day, used }) => `${day.slice(8)}:${used.votes}`);

it("has the days around each change and both ends, and sums up what came before", () => {
  const changed = [
    { day: "2026-02-10", by: by(100) },
    { day: "2026-03-05", by: by(20) },
    { day: "2026-03-12", by: by(-90) },
  ];
  const series = usageSeries(changed, span(1, 20), { timeZone: "UTC", from, to });
  expect(pairs(series.points)).toEqual(["01:100", "04:100", "05:120", "11:120", "12:30", "20:30"]);
  expect(pairs(series.changes)).toEqual(["01:100", "05:120", "12:30"]);
  expect(series.gaps).toEqual([]);
});

it("shows days without a record as a gap, with its change after it", () => {
  const changed = [
    { day: "2026-03-02", by: by(10) },
    { day: "2026-03-13", by: by(5) },
  ];
  const series = usageSeries(changed, [...span(2, 4), ...span(13, 17)], { timeZone: "UTC", from, to });
  expect(pairs(series.points)).toEqual(["02:10", "04:10", "13:15", "17:15"]);
  const at = (day: string) => Date.parse(`2026-03-${day}`);
  expect(series.gaps).toEqual([
    { from: at("04"), to: at("13") },
    { from: at("17"), to },
  ]);
});

it("begins with the first recorded day, and is empty without one", () => {
  expect(
    pairs(usageSeries([{ day: "2026-03-18", by: by(3) }], span(1, 20), { timeZone: "UTC", from, to }).points),
  ).toEqual(["18:3", "20:3"]);
  expect(usageSeries([], span(1, 20), { timeZone: "UTC", from, to }).points).toEqual([]);
});
