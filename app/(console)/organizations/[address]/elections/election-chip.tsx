import { useText } from "#use-text";
import { Chip, type Tone } from "@/components/ui/chip";
import type { ElectionState } from "@/lib/elections/model";

const tones: Record<ElectionState, Tone> = {
  open: "ok",
  paused: "warn",
  scheduled: "info",
  ended: "mut",
  results: "mut",
  canceled: "bad",
  unknown: "warn",
};

export function ElectionChip({ state }: { state: ElectionState }) {
  const text = useText("elections.state");
  return <Chip tone={tones[state]}>{text(state)}</Chip>;
}
