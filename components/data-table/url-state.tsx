"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, use, useCallback, useMemo, useTransition } from "react";

/** null or "" takes the parameter out of the address. */
export type UrlPatch = Record<string, string | number | null>;

type UrlState = {
  params: URLSearchParams;
  /** True while what the new address shows is loading; the old rows stay meanwhile. */
  pending: boolean;
  /**
   * The address with a change; every change but one of `page` itself goes back to the first page. The cursors beside it
   * (`after`, `before`) belong to one page of one list: they stay only where the change names them.
   */
  hrefFor: (patch: UrlPatch) => string;
  set: (patch: UrlPatch, how?: "push" | "replace") => void;
  navigate: (href: string, how?: "push" | "replace") => void;
};

const UrlStateContext = createContext<UrlState | null>(null);

/** One shared transition for a table's search, filters, order and pages. Put it around all of them. */
export function UrlStateProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const [pending, startTransition] = useTransition();

  const hrefFor = useCallback(
    (patch: UrlPatch) => {
      const next = new URLSearchParams(search);
      if (!("page" in patch)) next.delete("page");
      for (const cursor of ["after", "before"]) next.delete(cursor);
      for (const [key, value] of Object.entries(patch)) {
        if (value === null || value === "" || (key === "page" && String(value) === "1")) next.delete(key);
        else next.set(key, String(value));
      }
      const query = next.toString();
      return query ? `${pathname}?${query}` : pathname;
    },
    [search, pathname],
  );

  const navigate = useCallback(
    (href: string, how: "push" | "replace" = "push") => startTransition(() => router[how](href, { scroll: false })),
    [router],
  );

  const value = useMemo<UrlState>(
    () => ({
      params: new URLSearchParams(search),
      pending,
      hrefFor,
      navigate,
      set: (patch, how) => navigate(hrefFor(patch), how),
    }),
    [search, pending, hrefFor, navigate],
  );
  return <UrlStateContext value={value}>{children}</UrlStateContext>;
}

export function useUrlState(): UrlState {
  const state = use(UrlStateContext);
  if (!state) throw new Error("useUrlState needs a UrlStateProvider around it.");
  return state;
}
