"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { OpenAlerts } from "@/lib/alerts/model";
import { usePolled } from "../../polled";

const POLL_MS = 60_000;

/** Polls the open alerts for the bell: every minute, on focus, and after a quota refresh. */
export const alertsQuery = {
  queryKey: ["alerts"],
  url: "/api/alerts",
  interval: () => POLL_MS,
} as const;

export function useOpenAlerts(initial: OpenAlerts) {
  return usePolled<OpenAlerts>(alertsQuery, initial, initial.now);
}

/** After a change that may have opened or closed alerts: refreshes the page and the bell. */
export function useRefreshAlerts(): () => void {
  const router = useRouter();
  const client = useQueryClient();
  return () => {
    router.refresh();
    client.invalidateQueries({ queryKey: alertsQuery.queryKey });
  };
}
