import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { formatMonth } from "@/lib/time/dates";
import { chosenMonth, monthAfter, monthBefore, monthSchema } from "@/lib/usage/summary-schemas";
import { basisText, limitNote } from "./summary-basis";

const text = textOf("en", "usage.summaryBasis");
const known = { isChangeKnown: true, locale: "en" };
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

it("states the basis of the figures", () => {
  const [change, links] = [text("change"), text("links")];
  expect(basisText(text, state(), known)).toEqual([text("atEnd", { zone: "UTC" }), change, links]);
  expect(basisText(text, state({ isOver: false }), known)).toEqual([
    text("toDate", { time: "28 Feb 2026, 23:07:00 UTC" }),
    change,
    links,
  ]);
  expect(basisText(text, state({ last: "2026-02-20" }), known)[0]).toBe(text("until", { day: "20 Feb 2026" }));
  expect(basisText(text, state({ first: "2026-02-12" }), { ...known, isChangeKnown: false }).slice(1)).toEqual([
    text("from", { day: "12 Feb 2026" }),
    text("noChange"),
    links,
  ]);
});

it("says when not all customers are listed, and where they are", () => {
  expect(limitNote(text, { shown: 500, total: 26_423 })).toBe(text("most", { shown: 500, total: 26_423 }));
  expect(limitNote(text, { shown: 67, total: 67 })).toBeNull();
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
  expect(formatMonth("2026-10", "en")).toBe("October 2026");
  for (const no of ["2026-13", "2026-00", "2026-1", "october", "1926-10", "2026-10-01"])
    expect(monthSchema.safeParse(no).success, no).toBe(false);
});
