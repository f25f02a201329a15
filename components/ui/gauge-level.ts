import type { Tone } from "@/components/ui/chip";

export type GaugeState = "limited" | "unlimited" | "none-allowed" | "unknown";

export type GaugeLevel = { tone: Tone | "brand"; word: string };

/** Shares of the limit at which the words change: approaching, nearly used up, at the limit. */
export type Thresholds = readonly [approaching: number, nearly: number, full: number];

export const THRESHOLDS: Thresholds = [0.75, 0.9, 1];

export function gaugeLevel(
  state: GaugeState,
  share: number | null,
  [approaching, nearly, full] = THRESHOLDS,
): GaugeLevel {
  if (state === "unlimited") return { tone: "mut", word: "Unlimited" };
  if (state === "none-allowed") return { tone: "mut", word: "None allowed" };
  if (state === "unknown" || share === null || Number.isNaN(share)) return { tone: "mut", word: "Not known" };
  if (share > full) return { tone: "bad", word: "Over the limit" };
  if (share === full) return { tone: "bad", word: "At the limit" };
  if (share >= nearly) return { tone: "bad", word: "Nearly used up" };
  if (share >= approaching) return { tone: "warn", word: "Approaching limit" };
  return { tone: "brand", word: "Comfortable" };
}
