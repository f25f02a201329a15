"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useTransition,
} from "react";
import { listOf, patched, type UrlPatch } from "@/components/data-table/url-patch";

export type { UrlPatch };

const addressOf = (pathname: string, query: string) => (query ? `${pathname}?${query}` : pathname);

type UrlState = {
  params: URLSearchParams;
  /** True while the new URL's rows are loading; the old rows stay until then. */
  pending: boolean;
  /**
   * The URL with a patch; any patch except of `page` returns to the first page. Cursors (`after`, `before`) belong to
   * one page of one list: they are kept only if the patch contains them.
   */
  hrefFor: (patch: UrlPatch) => string;
  /** The parameters of that URL. */
  paramsFor: (patch: UrlPatch) => URLSearchParams;
  /** Patches the latest requested URL, which may be ahead of the current one while an earlier change is loading. */
  set: (patch: UrlPatch, how?: "push" | "replace") => void;
};

const UrlStateContext = createContext<UrlState | null>(null);

/** One shared transition for a table's search, filters, order and pages. Put it around all of them. */
export function UrlStateProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const [pending, startTransition] = useTransition();
  // Requested URLs that aren't current yet, oldest first; the last one is the target.
  const asked = useRef([search]);

  // Before another change: drop changes that have arrived or were superseded; Back starts over.
  useLayoutEffect(() => {
    const echo = pending ? asked.current.lastIndexOf(search) : -1;
    asked.current = echo < 0 ? [search] : asked.current.slice(echo);
  }, [search, pending]);

  const hrefFor = useCallback((patch: UrlPatch) => addressOf(pathname, patched(search, patch)), [search, pathname]);

  const paramsFor = useCallback((patch: UrlPatch) => new URLSearchParams(patched(search, patch)), [search]);

  const set = useCallback(
    (patch: UrlPatch, how: "push" | "replace" = "push") => {
      const wanted = asked.current.at(-1) ?? search;
      // The page was chosen in the list shown: in a different, pending list it would be arbitrary.
      const isOfAnotherList = "page" in patch && listOf(wanted) !== listOf(search);
      const next = isOfAnotherList ? wanted : patched(wanted, patch);
      asked.current.push(next);
      startTransition(() => router[how](addressOf(pathname, next), { scroll: false }));
    },
    [search, pathname, router],
  );

  const value = useMemo<UrlState>(
    () => ({ params: new URLSearchParams(search), pending, hrefFor, paramsFor, set }),
    [search, pending, hrefFor, paramsFor, set],
  );
  return <UrlStateContext value={value}>{children}</UrlStateContext>;
}

export function useUrlState(): UrlState {
  const state = use(UrlStateContext);
  if (!state) throw new Error("useUrlState needs a UrlStateProvider around it.");
  return state;
}
