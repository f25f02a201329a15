import { expect, it } from "vitest";
import { message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import { alertText } from "./alert-text";
import { alertDetails, alertTitle, closedReason, titleMessage } from "./describe";
import type { Alert } from "./model";
import { alertNotice } from "./notice";

const text = alertText("en");
const { title, details, closed: reasons, counter } = text;

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
const balance = alert({ kind: "balance", key: "wallet", mark: 100, level: 1, used: 8420, limit: 10_000 });
const closed = (because: NonNullable<Alert["closed"]>["because"], used: number | null = 8400, limit = 10_000) =>
  alert({ closed: { at: "2026-03-04T00:00:00.000Z", because, used, limit } });

const votes = (share: string, mark: string) => ({ counter: counter("votes"), share, mark });

it.each([
  [alert(), "Votes at 91% (90% threshold)"],
  [alert({ used: 9000 }), title("threshold", votes("90%", "90%"))],
  [alert({ remains: true, mark: 75 }), title("remains", votes("91%", "75%"))],
  [forecast, title("forecast", { counter: counter("sms"), days: 30 })],
  [balance, title("balance", { balance: "€84.20", mark: "€100.00" })],
])("%#: a title says where usage stands, now and as a message for later", (of, expected) => {
  expect(alertTitle(of, text)).toBe(expected);
  expect(translate(titleMessage(of))).toBe(expected);
});

it("the figures are in the reader's separators", () =>
  expect(alertTitle(alert(), { ...text, locale: "de" })).toBe(title("threshold", votes("91\u00a0%", "90\u00a0%"))));

const figures = details("figures", { used: "9,120", limit: "10,000" });

it.each<[Alert, string[]]>([
  [alert(), [figures]],
  [alert({ skipped: [75] }), [figures, "Also passed the 75% threshold."]],
  [alert({ mark: 100, skipped: [75, 90] }), [figures, "Also passed the 75% and 90% thresholds."]],
  [alert({ previousAt: null }), [figures, details("firstCheck.threshold")]],
  [alert({ remains: true }), [figures, details("remains")]],
  [
    alert({ previousAt: "2026-02-24T14:05:00.000Z" }),
    [figures, details("unknownSince", { time: "24 Feb 2026, 14:05:00 UTC" })],
  ],
  [alert({ previousAt: "2027-03-03T14:00:00.000Z" }), [figures]],
  [
    forecast,
    [
      details("figures", { used: "7,000", limit: "10,000" }),
      text.forecast("between", { from: "10 Mar", to: "19 Mar", days: 30 }),
    ],
  ],
  [balance, []],
])("%#: what else is known", (of, lines) => expect(alertDetails(of, "UTC", text)).toEqual(lines));

it("has times and days of the console's time zone", () => {
  const before = alert({ previousAt: "2026-02-24T23:05:00.000Z" });
  expect(alertDetails(before, "Europe/Madrid", text)[1]).toBe(
    details("unknownSince", { time: "25 Feb 2026, 00:05:00 CET" }),
  );
  const today = { days: 30, from: "2026-03-01", to: "2026-03-02" };
  const late = { ...forecast, openedAt: "2026-02-28T23:30:00.000Z", forecast: today };
  expect(alertDetails(late, "Europe/Madrid", text)[1]).toBe(text.forecast("soon", { days: 30 }));
});

it.each([
  [closed("fell"), "Dropped to 8,400 of 10,000 (84%)."],
  [closed("limit-raised", 9120, 20_000), reasons("limitRaised", { used: "9,120", limit: "20,000", share: "46%" })],
  [closed("no-limit", null), reasons("noLimit")],
  [closed("fell", null), reasons("fellUnknown")],
  [closed("later"), reasons("later", { days: 97 })],
  [alert(), null],
])("%#: why it closed", (of, expected) => expect(closedReason(of, text)).toBe(expected));

it("a notification has a text, a page and flat data", () => {
  expect(alertNotice(alert(), { timeZone: "UTC", locale: "en" })).toMatchObject({
    event: "alert.opened",
    title: alertTitle(alert(), text),
    text: figures,
  });
  const still = alert({ id: "7a0c0d5e-0000-4000-8000-000000000002", remains: true, mark: 75, used: 8400 });
  expect(alertNotice(closed("fell"), { timeZone: "UTC", locale: "en", remains: still })).toMatchObject({
    event: "alert.closed",
    title: translate(message("email.alert.closed", { alert: alertTitle(alert(), text) })),
    text: `Dropped to 8,400 of 10,000 (84%).\n${alertTitle(still, text)}.`,
    path: "/alerts/7a0c0d5e-0000-4000-8000-000000000001",
    data: { remains: still.id, closedBecause: "fell" },
    occurredAt: "2026-03-04T00:00:00.000Z",
  });
});
