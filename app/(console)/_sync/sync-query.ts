"use client";

import type { SyncStatus } from "@/lib/sync/model";
import { fetchPolled, usePolled } from "../../polled";

const RUNNING_MS = 1_000;
const IDLE_MS = 30_000;

/** Polls the state of the sync: every second while one is running, else every 30 s. */
export const syncQuery = {
  queryKey: ["sync"],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchPolled<SyncStatus>("/api/sync", signal),
  interval: (status: SyncStatus) => (status.latest?.state === "running" ? RUNNING_MS : IDLE_MS),
} as const;

export function useSync(initial: SyncStatus) {
  return usePolled<SyncStatus>(syncQuery, initial, initial.now);
}
