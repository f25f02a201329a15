import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveThresholds } from "@/lib/quota/save-thresholds";
import { alertsOf, votes } from "@/lib/test/alerts";
import { openTestConsole, type TestConsole } from "@/lib/test/context";
import { limits } from "@/lib/test/readings";

let t: TestConsole;
beforeAll(async () => {
  t = await openTestConsole();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const { evaluate, told } = alertsOf(() => t.ctx);
const PASSED = "Votes passed 90%: 9,120 of 10,000";

describe("a counter that falls", () => {
  it("for a single reading closes nothing, and nobody is warned again", async () => {
    await evaluate(votes(0, 9120), votes(5, 0), votes(10, 9120), votes(15, 0), votes(20, 9120));
    expect(await told()).toEqual([PASSED]);
  });

  it("and stays low closes it with the second reading, once, as far as both fell", async () => {
    await evaluate(votes(0, 9120), votes(5, 10), votes(10, 5), votes(15, 5));
    expect(await told()).toEqual([`${PASSED} → Fell to 5 of 10,000 (<1%).`]);
    await t.reset();
    await evaluate(votes(0, 9120), votes(5, 0), votes(10, 8000));
    expect(await told()).toEqual([
      "Votes are still at 75% or more: 8,000 of 10,000",
      `${PASSED} → Fell to 8,000 of 10,000 (80%).`,
    ]);
  });

  it("is not confirmed by another replica in the same minute, nor by what cannot be known", async () => {
    await evaluate(votes(0, 9120), votes(5, 0), votes(5.5, 0), votes(6, 0, { limits: null }));
    expect(await told()).toEqual([PASSED]);
    await evaluate(votes(10, 0));
    expect(await told()).toEqual([`${PASSED} → Fell to 0 of 10,000 (0%).`]);
  });

  it("together with a raised limit closes only what the limit explains", async () => {
    await evaluate(votes(0, 9120), votes(5, 0, { limits: { ...limits, maxVotes: 12_000 } }));
    const still = [
      "Votes are still at 75% or more: 9,120 of 12,000",
      `${PASSED} → The limit was raised: now 9,120 of 12,000 (76%).`,
    ];
    expect(await told()).toEqual(still);
    await evaluate(votes(10, 9120, { limits: { ...limits, maxVotes: 12_000 } }));
    expect(await told()).toEqual(still);
  });

  it("opens nothing by what it was before, when its limit is lowered meanwhile", async () => {
    const lowered = { limits: { ...limits, maxVotes: 8000 } };
    await evaluate(votes(0, 7000), votes(5, 5000, lowered));
    expect(await told()).toEqual([]);
    await t.reset();
    await evaluate(votes(0, 7600), votes(5, 5000, lowered));
    expect(await told()).toEqual(["Votes passed 75%: 7,600 of 10,000"]);
  });

  it("is not confirmed by somebody who changes a threshold after the same reading", async () => {
    await evaluate(votes(0, 9120), votes(5, 0));
    for (const nearly of [89, 90]) {
      await saveThresholds(t.ctx, { key: "votes", approaching: 75, nearly, critical: 100 });
    }
    expect(await told()).toEqual([PASSED]);
  });
});
