import { describe, expect, it } from "vitest";
import type { Fall, HistoryPoint, QuotaHistory } from "@/lib/quota/history-schemas";
import { fallWords } from "@/lib/quota/history-words";
import { forEachKey } from "@/lib/quota/schemas";
import { fallLine, instantWords, largestFalls, seriesOf } from "./history-words";

const HOUR_MS = 3_600_000;
const NOON = Date.parse("2026-03-10T12:00:00Z");
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
    falls: [],
    hasWallet: false,
  },
  ...more,
});
const fall = (more: Partial<Fall> = {}): Fall => ({ key: "emails", from: 0, at: NOON, by: 1412, deleted: [], ...more });
const words = (of: QuotaHistory) => seriesOf(of, "emails", "en").words;

describe("the words of a chart", () => {
  it.each([
    ["up", history([point(24, 100), point(0, 1500)]), "1,500 now, up 1,400 from 100. Limit 1,000."],
    ["down", history([point(24, 100), point(0, 40)]), "40 now, down 60 from 100. Limit 1,000."],
    ["unchanged", history([point(24, 100), point(0, 100)]), "100 now, unchanged. Limit 1,000."],
    ["young", history([point(3, 1), point(0, 2)]), "2 now, up 1 from 1. Limit 1,000. Kept since 10 Mar, 09:00."],
    [
      "features off meanwhile",
      history([point(24, 1), point(1, null, false), point(0, 2)]),
      "2 now, up 1 from 1. Limit 1,000. Not counted while the integrator features were off.",
    ],
    [
      "a gap",
      history([point(24, 1), point(0, 2)], { gaps: [{ from: NOON - 9 * HOUR_MS, to: NOON - HOUR_MS }] }),
      "2 now, up 1 from 1. Limit 1,000. No readings from 10 Mar, 03:00 to 10 Mar, 11:00.",
    ],
    ["nothing known", history([]), ""],
  ])("%s", (_name, of, expected) => expect(words(of)).toBe(expected));
});

it("a fall names what was deleted, three at most", () => {
  expect(fallLine(fall(), { range: "24h", timeZone: "UTC" }, "en")).toBe(
    "10 Mar, 12:00: −1,412, not by a deletion made here",
  );
  expect(fallWords(fall({ deleted: ["A", "B", "C", "D", "E"] }))).toBe("fell by 1,412 (deleted: A, B, C and 2 more)");
  expect(instantWords(NOON, { range: "12m", timeZone: "UTC" })).toBe("10 Mar 2026");
  expect(instantWords(NOON, { range: "12m", timeZone: "Pacific/Kiritimati" })).toBe("11 Mar 2026");
  expect(instantWords(NOON, { range: "24h", timeZone: "Asia/Kathmandu" })).toBe("10 Mar, 17:45");
});

it("marks the eight largest falls in the order of time", () => {
  const falls = Array.from({ length: 20 }, (_, index) => fall({ at: index, by: index % 10 }));
  expect(largestFalls(falls).map(({ at }) => at)).toEqual([6, 7, 8, 9, 16, 17, 18, 19]);
});
