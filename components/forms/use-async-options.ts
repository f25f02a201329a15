"use client";

import { useEffect, useState } from "react";

export type ComboOption = { value: string; label: string; note?: string };
export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly ComboOption[]>;

type State = { options: readonly ComboOption[]; status: "loading" | "ready" | "failed" };

const PAUSE_MS = 200;

/** Options for a query while `open`; the last ones stay while new ones load, an overtaken answer is dropped. */
export function useAsyncOptions(load: LoadOptions, query: string, open: boolean) {
  const [state, setState] = useState<State>({ options: [], status: "loading" });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again, a new `load` on each render must not
  useEffect(() => {
    if (!open) return;
    const abort = new AbortController();
    setState((before) => ({ ...before, status: "loading" }));
    const timer = setTimeout(async () => {
      try {
        const options = await load(query, abort.signal);
        if (!abort.signal.aborted) setState({ options, status: "ready" });
      } catch {
        if (!abort.signal.aborted) setState({ options: [], status: "failed" });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, open, attempt]);

  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
