import { expect, it } from "vitest";
import { gaugeLevel } from "@/components/ui/gauge-level";

it.each([
  [0, "Comfortable"],
  [0.7499, "Comfortable"],
  [0.75, "Approaching limit"],
  [0.9, "Nearly used up"],
  [0.9999, "Nearly used up"],
  [1, "At the limit"],
  [1.005, "Over the limit"],
  [null, "Not known"],
  [Number.NaN, "Not known"],
])("a limit used by %s reads %s", (share, word) => expect(gaugeLevel("limited", share).word).toBe(word));

it("judges no share where there is no limit", () => {
  expect(gaugeLevel("unlimited", 2).word).toBe("Unlimited");
  expect(gaugeLevel("none-allowed", 0).word).toBe("None allowed");
  expect(gaugeLevel("unknown", 0.5).word).toBe("Not known");
});

it.each([
  [0.39, "Comfortable"],
  [0.4, "Approaching limit"],
  [0.5, "Nearly used up"],
  [0.6, "Almost nothing left"],
  [0.999, "Almost nothing left"],
  [1, "At the limit"],
  [1.5, "Over the limit"],
])("with thresholds of its own, %s reads %s", (share, word) =>
  expect(gaugeLevel("limited", share, [0.4, 0.5, 0.6]).word).toBe(word),
);
