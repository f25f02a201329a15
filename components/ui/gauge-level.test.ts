import { expect, it } from "vitest";
import { gaugeLevel } from "@/components/ui/gauge-level";

it.each([
  [0, "healthy"],
  [0.7499, "healthy"],
  [0.75, "approaching"],
  [0.9, "high"],
  [0.9999, "high"],
  [1, "reached"],
  [1.005, "over"],
  [null, "unknown"],
  [Number.NaN, "unknown"],
])("a limit used by %s is %s", (share, name) => expect(gaugeLevel("limited", share).name).toBe(name));

it("judges no share where there is no limit", () => {
  expect(gaugeLevel("unlimited", 2).name).toBe("unlimited");
  expect(gaugeLevel("none-allowed", 0).name).toBe("noneAllowed");
  expect(gaugeLevel("unknown", 0.5).name).toBe("unknown");
});

it.each([
  [0.39, "healthy"],
  [0.4, "approaching"],
  [0.5, "high"],
  [0.6, "critical"],
  [0.999, "critical"],
  [1, "reached"],
  [1.5, "over"],
])("with thresholds of its own, %s is %s", (share, name) =>
  expect(gaugeLevel("limited", share, [0.4, 0.5, 0.6]).name).toBe(name),
);
