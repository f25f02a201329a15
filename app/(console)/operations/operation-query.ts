"use client";

import { isInProgress, type OperationView } from "@/lib/operations/model";
import { usePolled } from "../../polled";

const POLL_MS = 1_000;

/**
 * Polls one operation every second while it is in progress. `now` is the server's clock (ISO) when it read `operation`.
 */
export function useOperation(operation: OperationView, now: string) {
  const { id } = operation;
  return usePolled<OperationView>(
    {
      queryKey: ["operation", id],
      url: `/api/operations/${encodeURIComponent(id)}`,
      interval: ({ state }) => isInProgress(state) && POLL_MS,
    },
    operation,
    now,
  );
}
