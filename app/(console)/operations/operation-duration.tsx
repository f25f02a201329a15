import { useLocale } from "#use-text";
import { formatDuration } from "@/lib/format";
import { isInProgress, type OperationView } from "@/lib/operations/model";
import { Elapsed } from "./elapsed";

/** How long an operation took, or has been in progress. */
export function OperationDuration({ operation, now }: { operation: OperationView; now: string }) {
  const locale = useLocale();
  const { createdAt, finishedAt, state } = operation;
  if (isInProgress(state)) return <Elapsed since={createdAt} now={now} />;
  return finishedAt === null ? "—" : formatDuration(Date.parse(finishedAt) - Date.parse(createdAt), locale);
}
