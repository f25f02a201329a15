import type { GaugeThresholds } from "@/components/ui/gauge-level";
import type { Thresholds } from "@/lib/quota/model";

/** Percentages as the gauge draws them. */
export const sharesOf = ({ approaching, nearly, critical }: Thresholds): GaugeThresholds => [
  approaching / 100,
  nearly / 100,
  critical / 100,
];

/** Classes of a bar whose limit needs attention. */
export const barTone = (tone: string): string =>
  tone === "warn" ? "[&>span]:bg-warn-mark" : tone === "bad" ? "[&>span]:bg-bad" : "";
