import { expect, it } from "vitest";
import type { RankingState } from "@/lib/quota/ranking-schemas";
import { forEachKey } from "@/lib/quota/schemas";
import { changeWords, freedWords, poolOf, poolWords, rankingNotes, shareWords } from "./usage-words";

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
  expect(changeWords({ by: 1200, since: null }, "en")).toEqual({ text: "+1,200", since: null });
  expect(changeWords({ by: -40, since: "2026-03-01" }, "en")).toEqual({ text: "−40", since: "since 1 Mar 2026" });
  expect(changeWords({ by: 0, since: null }, "en").text).toBe("0");
});

it("a share says nothing where there is nothing to share", () => {
  expect(shareWords(50, 200, "en")).toBe("25%");
  expect(shareWords(0, 0, "en")).toBe("—");
  expect(shareWords(5, null, "en")).toBe("—");
});

it("a limit counts only where it is known and counted", () => {
  expect(poolOf(state, quota, "emails")).toEqual({ all: 0, limit: 1000, counted: 800, state: "limited" });
  expect(poolOf(state, quota, "votes")).toEqual({ all: 200, limit: null, counted: null, state: "unlimited" });
  expect(poolOf(state, { ...quota, enabled: false }, "emails").limit).toBeNull();
  expect(poolOf(state, null, "emails").limit).toBeNull();
});

it("a deletion gives back what was sent, and of processes only the legacy ones", () => {
  const pool = { all: 800, limit: 1000, counted: 800, state: "limited" } as const;
  expect(freedWords("emails", 300, pool, "en")).toEqual({ text: "300", left: "then 500 left" });
  expect(freedWords("emails", 300, { ...pool, counted: 1100 }, "en").left).toBe("then 200 left");
  expect(freedWords("emails", 30, { ...pool, counted: 1100 }, "en").left).toBe("then 0 left");
  expect(freedWords("emails", 0, pool, "en").text).toBe("nothing");
  expect(freedWords("managedProcesses", 3, pool, "en")).toEqual({ text: "at most 3", left: null });
});

it("says what a share is a share of, and why Vocdoni counts more processes than there are", () => {
  const pool = { all: 790, limit: 1000, counted: 800, state: "limited" } as const;
  expect(poolWords("emails", pool, "en")).toBe(
    "The present organizations have used 790 together, of a limit of 1,000.",
  );
  expect(poolWords("managedProcesses", pool, "en")).toContain("counts 800 of 1,000: 10 more");
  const none = { all: 5, limit: null, counted: null };
  expect(poolWords("votes", { ...none, state: "unlimited" }, "en")).toContain("there is no cap on this plan");
  expect(poolWords("sms", { ...none, state: "none-allowed" }, "en")).toContain("none are allowed on this plan");
  expect(poolWords("votes", { ...none, state: "unknown" }, "en")).toContain("the limit is not known");
});

it("a missed day and a job that stands still are said", () => {
  expect(rankingNotes(state, "2026-03-15T11:00:00Z", "UTC")).toEqual([]);
  expect(rankingNotes({ ...state, day7: "2026-03-01" }, "2026-03-15T11:00:00Z", "UTC")).toEqual([
    "Nothing was kept on 8 Mar 2026: the change over 7 days counts from 1 Mar 2026.",
  ]);
  expect(rankingNotes(state, "2026-03-15T14:00:00Z", "UTC")[0]).toContain("should be newer");
});
