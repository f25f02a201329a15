import type { Tone } from "@/components/ui/chip";
import type { Alert, AlertState } from "@/lib/alerts/model";

/** The state of an alert, and its tone: a first warning is less severe than later ones. */
export function chipOf({ closed, acknowledged, level, kind }: Alert): {
  tone: Tone;
  state: Exclude<AlertState, "unacknowledged">;
} {
  if (closed) return { tone: "mut", state: "closed" };
  if (acknowledged) return { tone: "info", state: "acknowledged" };
  return { tone: kind === "threshold" && level > 1 ? "bad" : "warn", state: "open" };
}
