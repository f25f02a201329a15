"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { usePaused } from "@/components/use-paused";

export type ComboOption = { value: string; label: string; note?: string };
export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly ComboOption[]>;

const PAUSE_MS = 200;

/** Options for a query while `open`; the last ones stay while new ones load, an overtaken answer is dropped. */
export function useAsyncOptions(load: LoadOptions, query: string, open: boolean) {
  const id = useId();
  const paused = usePaused(query, PAUSE_MS);
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ["options", id, paused],
    queryFn: ({ signal }) => load(paused, signal),
    enabled: open,
    placeholderData: keepPreviousData,
    // Each opening asks again, and a browser that is offline says so.
    staleTime: 0,
    gcTime: 0,
    retry: false,
    networkMode: "always",
  });
  const status: "loading" | "ready" | "failed" =
    isFetching || paused !== query ? "loading" : isError ? "failed" : "ready";
  return { options: isError ? [] : (data ?? []), status, retry: () => void refetch() };
}
