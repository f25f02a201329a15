"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { QuotaView } from "@/lib/quota/model";
import { fetchPolled, usePolled } from "../../polled";
import { alertsQuery } from "../alerts/alerts-query";

const POLL_MS = 60_000;
const CHECK_MS = 30_000;

/** Polls the quota for every page that shows it: each minute, on focus and on request. */
export const quotaQuery = {
  queryKey: ["quota"],
  url: "/api/quota",
  interval: () => POLL_MS,
} as const;

/**
 * `initial` is what the server rendered; its `now` is the server's clock. `checkNow` asks Vocdoni, if permitted
 * (`canRefresh`); otherwise it shows the latest reading. `saved`: thresholds were changed.
 */
export function useQuota(initial: QuotaView, canRefresh: boolean) {
  const client = useQueryClient();
  const polled = usePolled<QuotaView>(quotaQuery, initial, initial.now);
  const refreshAlerts = () => client.invalidateQueries({ queryKey: alertsQuery.queryKey });
  const checkNow = async () => {
    const url = canRefresh ? "/api/quota?fresh=1" : "/api/quota";
    const view = await fetchPolled<QuotaView>(url, AbortSignal.timeout(CHECK_MS));
    client.setQueryData(quotaQuery.queryKey, view);
    refreshAlerts();
    return view;
  };
  const saved = () => {
    polled.refresh();
    refreshAlerts();
  };
  return { ...polled, checkNow, saved };
}
