import { describe, expect, it } from "vitest";
import { type ImportSlots, slotsLeft, slotVerdict } from "./slot-verdict";

const limited = { state: "limited", used: 70, limit: 100, left: 30, share: 0.7 } as const;
const slots = (more: Partial<NonNullable<ImportSlots["slots"]>> = {}, waiting = 0): ImportSlots => ({
  slots: { gauge: limited, enabled: true, enforced: true, checkedAt: null, problem: null, ...more },
  waiting,
});

describe("the remaining slots", () => {
  it("are enough, or are not, by how many", () => {
    expect(slotVerdict(slots(), 30)).toEqual({ verdict: "fits" });
    expect(slotVerdict(slots(), 42)).toEqual({ verdict: "stops", reason: "over-limit", over: 12, left: 30 });
    const none = { ...limited, used: 100, left: 0 };
    expect(slotVerdict(slots({ gauge: none }), 2)).toEqual({
      verdict: "stops",
      reason: "over-limit",
      over: 2,
      left: 0,
    });
  });

  it("exclude what is recorded and not sent", () => {
    expect(slotsLeft(slots({}, 10))).toBe(20);
    expect(slotVerdict(slots({}, 10), 21)).toEqual({ verdict: "stops", reason: "over-limit", over: 1, left: 20 });
    expect(slotsLeft(slots({}, 50))).toBe(0);
  });

  it("only warn on staging", () => {
    expect(slotVerdict(slots({ enforced: false }), 42)).toEqual({
      verdict: "warns",
      reason: "over-limit",
      over: 12,
      left: 30,
    });
  });

  it("stop nothing when unknown or unlimited", () => {
    expect(slotVerdict({ slots: null, waiting: 5 }, 1_000)).toEqual({ verdict: "fits" });
    expect(slotVerdict(slots({ gauge: { state: "unknown", used: 3 } }), 1_000)).toEqual({ verdict: "fits" });
    expect(slotVerdict(slots({ gauge: { state: "unlimited", used: 3 } }), 1_000)).toEqual({ verdict: "fits" });
  });

  it("are none where none is allowed, or the features are off", () => {
    expect(slotVerdict(slots({ gauge: { state: "none-allowed", used: 0 } }), 1)).toMatchObject({ verdict: "stops" });
    expect(slotVerdict(slots({ enabled: false }), 1)).toEqual({ verdict: "stops", reason: "off" });
  });
});
