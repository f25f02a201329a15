"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

/**
 * False in the server's HTML until scripts run: what needs them must not accept a click or submit before that, which
 * would be lost. Each component checks by itself: a boundary may hydrate later than the page.
 */
export function useLive(): boolean {
  return useSyncExternalStore(never, inBrowser, onServer);
}
