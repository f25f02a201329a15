import { describe, expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { decreaseCause } from "@/lib/quota/decrease";
import type { Decrease, HistoryPoint, QuotaHistory } from "@/lib/quota/history-schemas";
import { forEachKey } from "@/lib/quota/model";
import { formatInstant, largestDecreases, summaryOf } from "./history-series";

const HOUR_MS = 3_600_000;
const NOON = Date.parse("2026-03-10T12:00:00Z");
const text = textOf("en", "quota.history");
const point = (hoursAgo: number, emails: number | null, enabled = true): HistoryPoint => ({
  at: NOON - hoursAgo * HOUR_MS,
  enabled,
  used: forEachKey(() => emails),
  limit: forEachKey(() => (enabled ? 1000 : null)),
  balance: null,
});
const history = (points: HistoryPoint[], more: Partial<QuotaHistory> = {}): QuotaHistory => ({
  ...{
    range: "24h",
    timeZone: "UTC",
    from: NOON - 24 * HOUR_MS,
    to: NOON,
    points,
    gaps: [],
    decreases: [],
    hasWallet: false,
  },
  ...more,
});
const decrease = (more: Partial<Decrease> = {}): Decrease => ({
  ...{ key: "emails", from: 0, at: NOON, by: 1412, deleted: [] },
  ...more,
});
const summary = (of: QuotaHistory) => summaryOf(text, of, { key: "emails", locale: "en" });

describe("the sentences of a chart", () => {
  const limit = text("limit", { limit: "1,000" });
  const grew = text("up", { value: "2", change: "1", first: "1" });
  it.each([
    ["up", history([point(24, 100), point(0, 1500)]), ["1,500 now, up 1,400 from 100.", "Limit: 1,000."]],
    [
      "down",
      history([point(24, 100), point(0, 40)]),
      [text("down", { value: "40", change: "60", first: "100" }), limit],
    ],
    ["unchanged", history([point(24, 100), point(0, 100)]), [text("unchanged", { value: "100" }), limit]],
    ["young", history([point(3, 1), point(0, 2)]), [grew, limit, text("since", { time: "10 Mar, 09:00" })]],
    [
      "features off for a while",
      history([point(24, 1), point(1, null, false), point(0, 2)]),
      [grew, limit, text("featuresOff")],
    ],
    [
      "a gap",
      history([point(24, 1), point(0, 2)], { gaps: [{ from: NOON - 9 * HOUR_MS, to: NOON - HOUR_MS }] }),
      [grew, limit, text("gap", { from: "10 Mar, 03:00", to: "10 Mar, 11:00" })],
    ],
    ["nothing known", history([]), []],
  ])("%s", (_name, of, expected) => expect(summary(of)).toEqual(expected));
});

it("a decrease names what was deleted, three at most", () => {
  const cause = textOf("en", "quota.decrease");
  expect(decreaseCause(cause, decrease())).toBe(cause("unexplained"));
  expect(decreaseCause(cause, decrease({ deleted: ["A", "B"] }))).toBe(cause("byDeletion", { names: "A, B" }));
  expect(decreaseCause(cause, decrease({ deleted: ["A", "B", "C", "D", "E"] }))).toBe("Deleted: A, B, C and 2 more.");
});

it("an instant is a minute within days and a day within a year, in the zone of the chart", () => {
  const shown = (range: QuotaHistory["range"], timeZone: string) => formatInstant(NOON, { range, timeZone }, "en");
  expect(shown("12m", "UTC")).toBe("10 Mar 2026");
  expect(shown("12m", "Pacific/Kiritimati")).toBe("11 Mar 2026");
  expect(shown("24h", "Asia/Kathmandu")).toBe("10 Mar, 17:45");
});

it("marks the eight largest decreases in the order of time", () => {
  const decreases = Array.from({ length: 20 }, (_, index) => decrease({ at: index, by: index % 10 }));
  expect(largestDecreases(decreases).map(({ at }) => at)).toEqual([6, 7, 8, 9, 16, 17, 18, 19]);
});
