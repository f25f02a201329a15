import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveThresholds } from "@/lib/alerts/save-thresholds";
import { alertsOf, titleOf, votes, withFigures } from "@/lib/test/alerts";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { limits } from "@/lib/test/readings";
import { alertText } from "./alert-text";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const { evaluate, shown } = alertsOf(() => t.ctx);
const { closed } = alertText("en");
const PASSED = withFigures(titleOf("votes", "91%", "90%"), "9,120", "10,000");

describe("a counter that decreases", () => {
  it("in a single reading closes nothing and alerts nobody again", async () => {
    await evaluate(votes(0, 9120), votes(5, 0), votes(10, 9120), votes(15, 0), votes(20, 9120));
    expect(await shown()).toEqual([PASSED]);
  });

  it("in two readings closes it once, as far as both agree", async () => {
    await evaluate(votes(0, 9120), votes(5, 10), votes(10, 5), votes(15, 5));
    expect(await shown()).toEqual([`${PASSED} → ${closed("fell", { used: "5", limit: "10,000", share: "<1%" })}`]);
    await t.reset();
    await evaluate(votes(0, 9120), votes(5, 0), votes(10, 8000));
    expect(await shown()).toEqual([
      withFigures(titleOf("votes", "80%", "75%", true), "8,000", "10,000"),
      `${PASSED} → ${closed("fell", { used: "8,000", limit: "10,000", share: "80%" })}`,
    ]);
  });

  it("is confirmed neither by another replica in the same minute nor by an unknown figure", async () => {
    await evaluate(votes(0, 9120), votes(5, 0), votes(5.5, 0), votes(6, 0, { limits: null }));
    expect(await shown()).toEqual([PASSED]);
    await evaluate(votes(10, 0));
    expect(await shown()).toEqual([`${PASSED} → ${closed("fell", { used: "0", limit: "10,000", share: "0%" })}`]);
  });

  it("together with a raised limit closes only what the limit explains", async () => {
    await evaluate(votes(0, 9120), votes(5, 0, { limits: { ...limits, maxVotes: 12_000 } }));
    const still = [
      withFigures(titleOf("votes", "76%", "75%", true), "9,120", "12,000"),
      `${PASSED} → ${closed("limitRaised", { used: "9,120", limit: "12,000", share: "76%" })}`,
    ];
    expect(await shown()).toEqual(still);
    await evaluate(votes(10, 9120, { limits: { ...limits, maxVotes: 12_000 } }));
    expect(await shown()).toEqual(still);
  });

  it("doesn't open an alert on the old figure when its limit is lowered at the same time", async () => {
    const lowered = { limits: { ...limits, maxVotes: 8000 } };
    await evaluate(votes(0, 7000), votes(5, 5000, lowered));
    expect(await shown()).toEqual([]);
    await t.reset();
    await evaluate(votes(0, 7600), votes(5, 5000, lowered));
    expect(await shown()).toEqual([withFigures(titleOf("votes", "76%", "75%"), "7,600", "10,000")]);
  });

  it("is not confirmed by a change of thresholds after the same reading", async () => {
    await evaluate(votes(0, 9120), votes(5, 0));
    for (const nearly of [89, 90]) {
      await saveThresholds(t.ctx, { key: "votes", approaching: 75, nearly, critical: 100 });
    }
    expect(await shown()).toEqual([PASSED]);
  });
});
