"use client";

import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useText } from "#use-text";
import { ANSWER_HEADER, answerVersion } from "@/lib/answer-version";

/** What `respond` sends; anything may come from what stands between. */
type Answer<T> = { data: T; error: { code?: string; message?: string } };

const FINAL = ["unauthenticated", "forbidden", "password-change-required", "not-found"];
const AFTER_FAILURE_MS = 3_000;

/** Why a polled GET failed: the server's message in the reader's language, or that of `useProblem`. */
export class PolledError extends Error {
  override readonly name = "PolledError";
  constructor(
    readonly code: string,
    readonly said: string | null,
  ) {
    super(said ?? code);
  }
}

/** How a failed request is shown. */
export function useProblem(): (error: Error | null) => { message: string } | null {
  const text = useText("shell.polled");
  return (error) => {
    if (error === null) return null;
    if (!(error instanceof PolledError)) return { message: text("unexpected") };
    return { message: error.said ?? (error.code === "unreachable" ? text("unreachable") : text("unexpected")) };
  };
}

/**
 * One of the console's own GETs, which return `Result<T>`. Throws PolledError: `unexpected` also if a console responded
 * whose answers have another shape.
 */
export async function fetchPolled<T>(url: string, signal: AbortSignal): Promise<T> {
  let version: string | null;
  let body: Partial<Answer<T>> | null;
  try {
    const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
    version = response.headers.get(ANSWER_HEADER);
    body = await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new PolledError("unreachable", null);
  }
  if (typeof body?.error?.code === "string") throw new PolledError(body.error.code, body.error.message ?? null);
  if (body?.data === undefined || version !== answerVersion) throw new PolledError("unexpected", null);
  return body.data;
}

type Polled<T> = {
  queryKey: QueryKey;
  url: string;
  /** Milliseconds until the next poll; false: stop polling. */
  interval: (data: T) => number | false;
};

/**
 * The server's data, kept current by polling. When a poll fails, the old data stays, with `updatedAt` as its age. `at`
 * is the server's clock when it read `initial`: a later render replaces the browser's data.
 */
export function usePolled<T extends object>({ queryKey, url, interval }: Polled<T>, initial: T, at: string) {
  const client = useQueryClient();
  const problem = useProblem();
  const read = Date.parse(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is a new array on each render
  useEffect(() => {
    const known = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
    if (read > known) client.setQueryData(queryKey, initial, { updatedAt: read });
  }, [client, initial, read]);

  const query = useQuery<T>({
    queryKey,
    queryFn: ({ signal }) => fetchPolled<T>(url, signal),
    initialData: initial,
    initialDataUpdatedAt: read,
    retry: false,
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) => {
      const every = interval(state.data ?? initial);
      if (state.error === null || every === false) return every;
      const final = state.error instanceof PolledError && FINAL.includes(state.error.code);
      return final ? false : Math.max(every, AFTER_FAILURE_MS);
    },
  });
  return {
    data: query.data ?? initial,
    error: problem(query.error),
    updatedAt: new Date(query.dataUpdatedAt).toISOString(),
    fetching: query.isFetching,
    refresh: () => query.refetch(),
  };
}
