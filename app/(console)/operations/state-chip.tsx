import { useText } from "#use-text";
import { Chip, type Tone } from "@/components/ui/chip";
import type { OperationState } from "@/lib/operations/model";

const tones: Record<OperationState, Tone> = {
  recorded: "mut",
  sent: "info",
  unknown: "warn",
  undecided: "warn",
  succeeded: "ok",
  failed: "bad",
  closed: "mut",
};

export function StateChip({ state }: { state: OperationState }) {
  const text = useText("operations.state");
  return <Chip tone={tones[state]}>{text(state)}</Chip>;
}
