"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { searchResultSchema } from "@/lib/search/schemas";
import { fetchPolled } from "../../polled";

const PAUSE_MS = 120;

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === "" ? "" : paused;
}

/** What matches the typed words; the last answer stays while the next loads, an overtaken request is given up. */
export function useSearch(typed: string) {
  const q = usePaused(typed.trim());
  const query = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => fetchPolled(`/api/search?q=${encodeURIComponent(q)}`, searchResultSchema, signal),
    enabled: q !== "",
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
  });
  return { ...query, data: q === "" ? undefined : query.data, busy: query.isFetching || q !== typed.trim() };
}
