"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";

export type ComboOption = { value: string; label: string; note?: string };
export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly ComboOption[]>;

const PAUSE_MS = 200;

/** Options for a query while `open`; the last ones stay while new ones load, and outdated responses are dropped. */
export function useAsyncOptions(load: LoadOptions, query: string, open: boolean) {
  const id = useId();
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ["options", id, query],
    queryFn: async ({ signal }) => {
      await new Promise((done) => setTimeout(done, PAUSE_MS));
      signal.throwIfAborted();
      return load(query, signal);
    },
    enabled: open,
    placeholderData: keepPreviousData,
    // Each opening asks again, and a browser that is offline says so.
    staleTime: 0,
    refetchOnWindowFocus: false,
    gcTime: 0,
    retry: false,
    networkMode: "always",
  });
  const status: "loading" | "ready" | "failed" = isFetching ? "loading" : isError ? "failed" : "ready";
  return { options: isError ? [] : (data ?? []), status, retry: () => void refetch() };
}
