"use client";

import { isMoving, type OperationView, operationViewSchema } from "@/lib/operations/schemas";
import { fetchPolled, usePolled } from "../../polled";

const POLL_MS = 1_000;

/** One operation as the browser follows it: every second while it moves by itself, then no more. */
export function operationQuery(id: string) {
  return {
    queryKey: ["operation", id],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      fetchPolled(`/api/operations/${encodeURIComponent(id)}`, operationViewSchema, signal),
    interval: (operation: OperationView) => isMoving(operation.state) && POLL_MS,
  } as const;
}

/** `now` is the server's clock (ISO) when it read `operation`. */
export function useOperation(operation: OperationView, now: string) {
  return usePolled<OperationView>(operationQuery(operation.id), operation, now);
}
