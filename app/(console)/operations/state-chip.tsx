import { Chip } from "@/components/ui/chip";
import { type OperationState, stateWords } from "@/lib/operations/schemas";
import { stateTones } from "./operation-words";

export function StateChip({ state }: { state: OperationState }) {
  return <Chip tone={stateTones[state]}>{stateWords[state]}</Chip>;
}
