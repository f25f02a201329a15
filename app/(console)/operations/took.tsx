import { formatDuration } from "@/lib/format";
import { isMoving, type OperationView } from "@/lib/operations/schemas";
import { Elapsed } from "./elapsed";
import { durationOf } from "./operation-words";

/** How long an operation took, or has been under way. */
export function Took({ operation, now }: { operation: OperationView; now: string }) {
  const ms = durationOf(operation);
  if (ms !== null) return formatDuration(ms);
  if (isMoving(operation.state)) return <Elapsed since={operation.createdAt} now={now} />;
  return "—";
}
