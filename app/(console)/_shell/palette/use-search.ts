"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { SearchResult } from "@/lib/search/model";
import { fetchPolled, useProblem } from "../../../polled";

const PAUSE_MS = 120;

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === "" ? "" : paused;
}

/**
 * The matches of the typed words; an outdated request is aborted. Results of a shorter query stay until then and are
 * `stale`; others are dropped at once.
 */
export function useSearch(text: string) {
  const typed = text.trim();
  const q = usePaused(typed);
  const problem = useProblem();
  const query = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => fetchPolled<SearchResult>(`/api/search?q=${encodeURIComponent(q)}`, signal),
    enabled: q !== "",
    placeholderData: (before, earlier) => (q.startsWith(earlier?.queryKey[1] ?? q) ? before : undefined),
    retry: false,
    staleTime: 10_000,
  });
  const isOfTyped = q === typed;
  return {
    found: q !== "" && typed.startsWith(q) ? query.data : undefined,
    stale: !isOfTyped || query.isPlaceholderData,
    error: isOfTyped ? problem(query.error) : null,
    busy: query.isFetching || !isOfTyped,
    refetch: query.refetch,
  };
}
