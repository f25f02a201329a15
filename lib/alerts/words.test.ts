import { expect, it } from "vitest";
import { alertNotice } from "./notice";
import type { Alert } from "./schemas";
import { alertDetails, alertTitle, closedWords } from "./words";

const alert = (more: Partial<Alert> = {}): Alert => ({
  ...{ id: "7a0c0d5e-0000-4000-8000-000000000001", kind: "threshold", key: "votes", level: 2, mark: 90, skipped: [] },
  ...{ remains: false, openedAt: "2026-03-03T14:05:00.000Z", previousAt: "2026-03-03T14:00:00.000Z" },
  ...{ used: 9120, limit: 10_000, forecast: null, closed: null, acknowledged: null },
  ...more,
});
const forecast = alert({
  ...{ kind: "forecast", key: "sms", mark: 30, level: 1, used: 7000 },
  forecast: { days: 30, from: "2026-03-10", to: "2026-03-19" },
});
const closed = (because: NonNullable<Alert["closed"]>["because"], used: number | null = 8400, limit = 10_000) =>
  alert({ closed: { at: "2026-03-04T00:00:00.000Z", because, used, limit } });

it.each([
  [alert(), "Votes passed 90%: 9,120 of 10,000"],
  [alert({ used: 9000 }), "Votes reached 90%: 9,000 of 10,000"],
  [alert({ remains: true, mark: 75 }), "Votes are still at 75% or more: 9,120 of 10,000"],
  [forecast, "SMS may run out within 30 days: 7,000 of 10,000"],
])("%#: a title with the figures", (of, title) => expect(alertTitle(of)).toBe(title));

it("the figures are in the reader's separators", () =>
  expect(alertTitle(alert(), "de")).toBe("Votes passed 90\u00a0%: 9.120 of 10.000"));

it.each<[Alert, string[]]>([
  [alert(), []],
  [alert({ skipped: [75] }), ["It passed 75% at the same time."]],
  [alert({ mark: 100, skipped: [75, 90] }), ["It passed 75% and 90% at the same time."]],
  [alert({ previousAt: null }), ["It was so at the first reading."]],
  [
    alert({ previousAt: "2026-02-24T14:05:00.000Z" }),
    ["Nothing was known since 24 Feb 2026, 14:05:00 UTC; it may have happened any time after."],
  ],
  [alert({ previousAt: "2027-03-03T14:00:00.000Z" }), []],
  [forecast, ["At the pace of the last 30 days it runs out between 10 and 19 March."]],
])("%#: what else is known", (of, lines) => expect(alertDetails(of, "UTC")).toEqual(lines));

it("has times and days of the console's time zone", () => {
  const before = alert({ previousAt: "2026-02-24T23:05:00.000Z" });
  expect(alertDetails(before, "Europe/Madrid")[0]).toContain("25 Feb 2026, 00:05:00 CET");
  const today = { days: 30, from: "2026-03-01", to: "2026-03-02" };
  const late = { ...forecast, openedAt: "2026-02-28T23:30:00.000Z", forecast: today };
  expect(alertDetails(late, "Europe/Madrid")[0]).toContain("runs out today or tomorrow");
});

it.each([
  [closed("fell"), "Fell to 8,400 of 10,000 (84%)."],
  [closed("limit-raised", 9120, 20_000), "The limit was raised: now 9,120 of 20,000 (46%)."],
  [closed("no-limit", null), "There is no limit any more."],
  [closed("fell", null), "Fell."],
  [alert(), null],
])("%#: why it closed", (of, words) => expect(closedWords(of)).toBe(words));

it("a notification has a text, a page and flat data", () => {
  expect(alertNotice(alert(), "UTC")).toMatchObject({
    event: "alert.opened",
    text: "Votes passed 90%: 9,120 of 10,000.",
  });
  const still = alert({ id: "7a0c0d5e-0000-4000-8000-000000000002", remains: true, mark: 75, used: 8400 });
  expect(alertNotice(closed("fell"), "UTC", { remains: still })).toMatchObject({
    event: "alert.closed",
    title: "Over: Votes passed 90%: 9,120 of 10,000",
    text: "Fell to 8,400 of 10,000 (84%).\nVotes are still at 75% or more: 8,400 of 10,000.",
    path: "/alerts/7a0c0d5e-0000-4000-8000-000000000001",
    data: { remains: still.id, closedBecause: "fell" },
    occurredAt: "2026-03-04T00:00:00.000Z",
  });
});
