"use client";

import { useSyncExternalStore } from "react";

/** Longer than most pages take, and than this is worth. */
const GIVEN_UP_MS = 15_000;

let pending: string | null = null;
let giveUp: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(path: string | null): void {
  clearTimeout(giveUp);
  if (path !== null) giveUp = setTimeout(() => set(null), GIVEN_UP_MS);
  pending = path;
  for (const changed of listeners) changed();
}

/** Called by Next.js when a navigation inside the console begins, whatever began it. */
export const startNavigation = (url: string): void => set(new URL(url, location.href).pathname);

export const endNavigation = (): void => set(null);

const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const current = () => pending;
const none = () => null;

/** The path that is being opened. */
export const usePendingPath = (): string | null => useSyncExternalStore(subscribe, current, none);
