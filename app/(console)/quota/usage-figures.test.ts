import { expect, it } from "vitest";
import { textOf } from "@/lib/messages/text";
import { forEachKey } from "@/lib/quota/model";
import type { RankingState } from "@/lib/usage/ranking";
import { changeText, formatShare, rankingNotes, reclaimableText, shareBaseOf, totalText } from "./usage-figures";

const state: RankingState = {
  at: "2026-03-15T10:07:00.000Z",
  day7: "2026-03-08",
  day30: "2026-02-13",
  used: forEachKey((key) => (key === "votes" ? 200 : 0)),
  rows: { organization: 1, gone: 0, customer: 1 },
};
const unlimited = { state: "unlimited", used: 0 } as const;
const emails = { state: "limited", used: 800, limit: 1000, left: 200, share: 0.8 } as const;
const quota = { enabled: true, gauges: forEachKey((key) => (key === "emails" ? emails : unlimited)) };

it("a change has its sign, and says since when it counts", () => {
  const text = textOf("en", "usage.change");
  expect(changeText(text, { by: 1200, since: null }, "en")).toEqual({ change: "+1,200", since: null });
  expect(changeText(text, { by: -40, since: "2026-03-01" }, "en")).toEqual({
    ...{ change: "−40", since: text("since", { day: "1 Mar 2026" }) },
  });
  expect(changeText(text, { by: 0, since: null }, "en").change).toBe("0");
});

it("has no share without a total", () => {
  expect(formatShare(50, 200, "en")).toBe("25%");
  expect(formatShare(0, 0, "en")).toBe("—");
  expect(formatShare(5, null, "en")).toBe("—");
});

it("a limit counts only where it is known and counted", () => {
  expect(shareBaseOf(state, quota, "emails")).toEqual({ all: 0, limit: 1000, counted: 800, state: "limited" });
  expect(shareBaseOf(state, quota, "votes")).toEqual({ all: 200, limit: null, counted: null, state: "unlimited" });
  expect(shareBaseOf(state, { ...quota, enabled: false }, "emails").limit).toBeNull();
  expect(shareBaseOf(state, null, "emails").limit).toBeNull();
});

it("a deletion returns what was sent, and of elections only the legacy ones", () => {
  const text = textOf("en", "usage.reclaimable");
  const pool = { all: 800, limit: 1000, counted: 800, state: "limited" } as const;
  const of = (used: number, more: object = {}, counter: "emails" | "managedProcesses" = "emails") =>
    reclaimableText(text, { counter, used, pool: { ...pool, ...more }, locale: "en" });
  const remaining = (left: number) => text("remaining", { left });
  expect(of(300)).toEqual({ amount: "300", remaining: remaining(500) });
  expect(of(300, { counted: 1100 }).remaining).toBe(remaining(200));
  expect(of(30, { counted: 1100 }).remaining).toBe(remaining(0));
  expect(of(0).amount).toBe(text("none"));
  expect(of(3, {}, "managedProcesses")).toEqual({ amount: text("atMost", { amount: 3 }), remaining: null });
});

it("says what a share is a share of, and why Vocdoni counts more elections than there are", () => {
  const text = textOf("en", "usage.total");
  const pool = { all: 790, limit: 1000, counted: 800, state: "limited" } as const;
  expect(totalText(text, "emails", pool)).toBe("Current organizations: 790 emails of 1,000");
  const elections = text("amount.managedProcesses", { used: 790 });
  expect(totalText(text, "managedProcesses", pool)).toBe(
    text("beyond", { amount: elections, counted: 800, limit: 1000, beyond: 10 }),
  );
  const none = { all: 5, limit: null, counted: null };
  const votes = { amount: "5 votes" };
  expect(totalText(text, "votes", { ...none, state: "unlimited" })).toBe(text("unlimited", votes));
  expect(totalText(text, "votes", { ...none, state: "unknown" })).toBe(text("unknown", votes));
  expect(totalText(text, "sms", { ...none, state: "none-allowed" })).toBe(text("none-allowed", { amount: "5 SMS" }));
});

it("a missed day and a stalled job are reported", () => {
  const text = textOf("en", "usage.page");
  const notes = (of: RankingState, now: string) => rankingNotes(text, of, { now, timeZone: "UTC", locale: "en" });
  expect(notes(state, "2026-03-15T11:00:00Z")).toEqual([]);
  expect(notes({ ...state, day7: "2026-03-01" }, "2026-03-15T11:00:00Z")).toEqual([
    text("missed", { wanted: "8 Mar 2026", days: 7, day: "1 Mar 2026" }),
  ]);
  expect(notes(state, "2026-03-15T14:00:00Z")[0]).toBe(text("stale"));
});
