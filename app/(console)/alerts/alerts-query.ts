"use client";

import { type OpenAlerts, openAlertsSchema } from "@/lib/alerts/schemas";
import { fetchPolled, usePolled } from "../../polled";

const POLL_MS = 60_000;

/** The open alerts as the bell follows them: each minute, on focus, and when the quota was checked. */
export const alertsQuery = {
  queryKey: ["alerts"],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchPolled("/api/alerts", openAlertsSchema, signal),
  interval: () => POLL_MS,
} as const;

export function useOpenAlerts(initial: OpenAlerts) {
  return usePolled<OpenAlerts>(alertsQuery, initial, initial.now);
}
