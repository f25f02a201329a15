"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type QuotaView, quotaViewSchema } from "@/lib/quota/schemas";
import { fetchPolled, usePolled } from "../../polled";
import { alertsQuery } from "../alerts/alerts-query";

const POLL_MS = 60_000;
const CHECK_MS = 30_000;

/** The quota as every page that shows it follows it: each minute, on focus and when asked. */
export const quotaQuery = {
  queryKey: ["quota"],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchPolled("/api/quota", quotaViewSchema, signal),
  interval: () => POLL_MS,
} as const;

/**
 * `initial` is what the server rendered; its `now` is the server's clock. `checkNow` has Vocdoni asked, where the person
 * may (`canRefresh`), and otherwise only shows what was read since. `saved`: thresholds were changed.
 */
export function useQuota(initial: QuotaView, canRefresh: boolean) {
  const client = useQueryClient();
  const polled = usePolled<QuotaView>(quotaQuery, initial, initial.now);
  const lookAtAlerts = () => client.invalidateQueries({ queryKey: alertsQuery.queryKey });
  const checkNow = async () => {
    const url = canRefresh ? "/api/quota?fresh=1" : "/api/quota";
    const view = await fetchPolled(url, quotaViewSchema, AbortSignal.timeout(CHECK_MS));
    client.setQueryData(quotaQuery.queryKey, view);
    lookAtAlerts();
    return view;
  };
  const saved = () => {
    polled.refresh();
    lookAtAlerts();
  };
  return { ...polled, checkNow, saved };
}
