import type { Tone } from "@/components/ui/chip";

export type GaugeState = "limited" | "unlimited" | "none-allowed" | "unknown";

/** `shape` is the sign beside the word; each level that needs someone has its own. */
export type GaugeLevel = { tone: Tone | "brand"; word: string; shape?: "triangle" | "diamond" | "square" };

/** Shares of the limit at which the words change; at the limit itself and over it they say just that. */
export type GaugeThresholds = readonly [approaching: number, nearly: number, critical: number];

export const GAUGE_THRESHOLDS: GaugeThresholds = [0.75, 0.9, 1];

export function gaugeLevel(
  state: GaugeState,
  share: number | null,
  [approaching, nearly, critical] = GAUGE_THRESHOLDS,
): GaugeLevel {
  if (state === "unlimited") return { tone: "mut", word: "Unlimited" };
  if (state === "none-allowed") return { tone: "mut", word: "None allowed" };
  if (state === "unknown" || share === null || Number.isNaN(share)) return { tone: "mut", word: "Not known" };
  if (share > 1) return { tone: "bad", word: "Over the limit", shape: "square" };
  if (share === 1) return { tone: "bad", word: "At the limit", shape: "square" };
  if (share >= critical) return { tone: "bad", word: "Almost nothing left", shape: "diamond" };
  if (share >= nearly) return { tone: "bad", word: "Nearly used up", shape: "triangle" };
  if (share >= approaching) return { tone: "warn", word: "Approaching limit", shape: "triangle" };
  return { tone: "brand", word: "Comfortable" };
}
