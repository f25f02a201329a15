"use client";

import { isInProgress, type OperationView } from "@/lib/operations/model";
import { fetchPolled, usePolled } from "../../polled";

const POLL_MS = 1_000;

/** Polls one operation every second while it is in progress. */
export function operationQuery(id: string) {
  return {
    queryKey: ["operation", id],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      fetchPolled<OperationView>(`/api/operations/${encodeURIComponent(id)}`, signal),
    interval: (operation: OperationView) => isInProgress(operation.state) && POLL_MS,
  } as const;
}

/** `now` is the server's clock (ISO) when it read `operation`. */
export function useOperation(operation: OperationView, now: string) {
  return usePolled<OperationView>(operationQuery(operation.id), operation, now);
}
