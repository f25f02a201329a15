"use client";

import { type QuotaView, quotaViewSchema } from "@/lib/quota/schemas";
import { fetchPolled, usePolled } from "../operations/polled";

const POLL_MS = 60_000;

/** The quota as every page that shows it follows it: each minute, on focus and when asked. */
export const quotaQuery = {
  queryKey: ["quota"],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchPolled("/api/quota", quotaViewSchema, signal),
  interval: () => POLL_MS,
} as const;

/** `initial` is what the server rendered; its `now` is the server's clock. */
export function useQuota(initial: QuotaView) {
  return usePolled<QuotaView>(quotaQuery, initial, initial.now);
}
