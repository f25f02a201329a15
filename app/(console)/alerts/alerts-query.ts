"use client";

import type { OpenAlerts } from "@/lib/alerts/model";
import { fetchPolled, usePolled } from "../../polled";

const POLL_MS = 60_000;

/** Polls the open alerts for the bell: every minute, on focus, and after a quota refresh. */
export const alertsQuery = {
  queryKey: ["alerts"],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchPolled<OpenAlerts>("/api/alerts", signal),
  interval: () => POLL_MS,
} as const;

export function useOpenAlerts(initial: OpenAlerts) {
  return usePolled<OpenAlerts>(alertsQuery, initial, initial.now);
}
