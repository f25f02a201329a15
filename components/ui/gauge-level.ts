import type { Tone } from "@/components/ui/chip";

export type GaugeState = "limited" | "unlimited" | "none-allowed" | "unknown";

export type LevelName =
  | "unlimited"
  | "noneAllowed"
  | "unknown"
  | "healthy"
  | "approaching"
  | "high"
  | "critical"
  | "reached"
  | "over";

/** Each level that needs attention has its own `shape`, shown with its name. */
type LevelSign = { tone: Tone | "brand"; shape?: "triangle" | "diamond" | "square" };
export type NamedLevel = LevelSign & { name: LevelName };

/** A level that isn't a limit's, already in the reader's language. */
export type LabeledLevel = LevelSign & { word: string };

/** Shares of the limit at which the level changes; the limit itself and anything above it have levels of their own. */
export type GaugeThresholds = readonly [approaching: number, high: number, critical: number];

export const GAUGE_THRESHOLDS: GaugeThresholds = [0.75, 0.9, 1];

export function gaugeLevel(
  state: GaugeState,
  share: number | null,
  [approaching, high, critical] = GAUGE_THRESHOLDS,
): NamedLevel {
  if (state === "unlimited") return { tone: "mut", name: "unlimited" };
  if (state === "none-allowed") return { tone: "mut", name: "noneAllowed" };
  if (state === "unknown" || share === null || Number.isNaN(share)) return { tone: "mut", name: "unknown" };
  if (share > 1) return { tone: "bad", name: "over", shape: "square" };
  if (share === 1) return { tone: "bad", name: "reached", shape: "square" };
  if (share >= critical) return { tone: "bad", name: "critical", shape: "diamond" };
  if (share >= high) return { tone: "bad", name: "high", shape: "triangle" };
  if (share >= approaching) return { tone: "warn", name: "approaching", shape: "triangle" };
  return { tone: "brand", name: "healthy" };
}
