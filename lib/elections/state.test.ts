import { expect, it } from "vitest";
import { stateOf, stateOfAll } from "./state";

const NOW = Date.parse("2026-06-10T12:00:00Z");
const past = "2026-06-01T00:00:00.000Z";
const future = "2026-06-20T00:00:00.000Z";

it.each([
  ["READY", past, future, "open"],
  ["READY", null, future, "open"],
  ["READY", future, future, "scheduled"],
  ["READY", past, past, "ended"],
  ["PAUSED", past, future, "paused"],
  ["PAUSED", past, past, "ended"],
  ["ENDED", past, future, "ended"],
  ["RESULTS", past, past, "results"],
  ["CANCELED", future, future, "canceled"],
  [null, past, future, "unknown"],
  ["PROCESS_UNKNOWN", past, future, "unknown"],
] as const)("%s from %s to %s is %s", (status, startDate, endDate, state) => {
  expect(stateOf(status, { startDate, endDate }, NOW)).toBe(state);
});

it("ends with the instant of its end", () => {
  const endDate = new Date(NOW).toISOString();
  expect(stateOf("READY", { startDate: past, endDate }, NOW)).toBe("ended");
  expect(stateOf("READY", { startDate: past, endDate }, NOW - 1)).toBe("open");
});

it("ends with its final results, unless it was canceled", () => {
  const dates = { startDate: past, endDate: future, final: true };
  expect(stateOf("READY", dates, NOW)).toBe("results");
  expect(stateOf("CANCELED", dates, NOW)).toBe("canceled");
});

it("a process has the state of the question that needs attention first", () => {
  expect(stateOfAll(["results", "open", "paused"])).toBe("open");
  expect(stateOfAll(["ended", "paused", "canceled"])).toBe("paused");
  expect(stateOfAll([])).toBe("unknown");
});
