import type { Tone } from "@/components/ui/chip";
import type { Alert, AlertState } from "@/lib/alerts/schemas";

export const stateWords: Record<AlertState, string> = {
  open: "Open",
  unacknowledged: "Open, not acknowledged",
  acknowledged: "Open, acknowledged",
  closed: "Closed",
};

/** The state of an alert in a word, and its tone: a first warning is not as grave as those after it. */
export function chipOf({ closed, acknowledged, level, kind }: Alert): { tone: Tone; word: string } {
  if (closed) return { tone: "mut", word: "Closed" };
  if (acknowledged) return { tone: "info", word: "Acknowledged" };
  return { tone: kind === "threshold" && level > 1 ? "bad" : "warn", word: "Open" };
}
