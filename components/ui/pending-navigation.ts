"use client";

import { useSyncExternalStore } from "react";
import { createStore } from "./store";

/** Longer than most pages take, and than this is worth. */
const GIVEN_UP_MS = 15_000;

const pending = createStore<string | null>(null);
let giveUp: ReturnType<typeof setTimeout> | undefined;

function set(path: string | null): void {
  clearTimeout(giveUp);
  if (path !== null) giveUp = setTimeout(() => set(null), GIVEN_UP_MS);
  pending.set(path);
}

/** Called by Next.js when a navigation inside the console begins, whatever began it. */
export const startNavigation = (url: string): void => set(new URL(url, location.href).pathname);

export const endNavigation = (): void => set(null);

const none = () => null;

/** The path that is being opened. */
export const usePendingPath = (): string | null => useSyncExternalStore(pending.subscribe, pending.read, none);
