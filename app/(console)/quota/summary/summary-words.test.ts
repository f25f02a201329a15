import { expect, it } from "vitest";
import { chosenMonth, monthAfter, monthBefore, monthSchema, monthWords } from "@/lib/quota/summary-schemas";
import { basisWords, shownWords } from "./summary-words";

const state = (more: object = {}) => ({
  ...{
    month: "2026-02",
    first: "2026-02-01",
    last: "2026-02-28",
    at: "2026-02-28T23:07:00.000Z",
    timeZone: "UTC",
    isOver: true,
  },
  ...more,
});

it("says what the figures stand for", () => {
  expect(basisWords(state(), true)).toMatch(/^What was used by the end of the month \(UTC\)\. The change is/);
  expect(basisWords(state({ isOver: false }), true)).toContain(
    "The month is not over: what was used by 28 Feb 2026, 23:07:00 UTC.",
  );
  expect(basisWords(state({ last: "2026-02-20" }), true)).toContain("Nothing was kept after 20 Feb 2026");
  expect(basisWords(state({ first: "2026-02-12" }), false)).toMatch(
    /Kept from 12 Feb 2026 on\. The month before was not kept/,
  );
});

it("says when not all customers are listed, and where they are", () => {
  expect(shownWords(500, 26_423, "en-US")).toBe(
    "Listed are the 500 customers of 26,423 with most votes; the sums are those of all, and so is the CSV file.",
  );
  expect(shownWords(67, 67, "en-US")).toBeNull();
});

it("takes the month asked for, else the newest one that is over", () => {
  const months = [state({ month: "2026-03", isOver: false }), state()];
  expect(chosenMonth("", months)).toMatchObject({ month: "2026-02", state: { isOver: true } });
  expect(chosenMonth("2026-03", months)).toMatchObject({ month: "2026-03", state: { isOver: false } });
  expect(chosenMonth("2020-01", months)).toEqual({ month: "2020-01", state: null });
  expect(chosenMonth("", months.slice(0, 1)).month).toBe("2026-03");
  expect(chosenMonth("", [])).toEqual({ month: "", state: null });
});

it("knows months", () => {
  expect([monthAfter("2026-01"), monthAfter("2026-12")]).toEqual(["2026-02", "2027-01"]);
  expect([monthBefore("2026-01"), monthBefore("2026-12")]).toEqual(["2025-12", "2026-11"]);
  expect(monthWords("2026-10")).toBe("October 2026");
  for (const no of ["2026-13", "2026-00", "2026-1", "october", "1926-10", "2026-10-01"])
    expect(monthSchema.safeParse(no).success, no).toBe(false);
});
