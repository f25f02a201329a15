"use client";

import { createContext, type ReactNode, use, useSyncExternalStore } from "react";

const LiveContext = createContext(false);
const never = () => () => undefined;

/** At the root: everything below learns when the page's scripts have taken over. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/**
 * False in the HTML that the server sent and until its scripts run: what needs them must not take a click or a submit
 * before that, which would be lost.
 */
export function useLive(): boolean {
  return use(LiveContext);
}
