"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;

/**
 * False in the HTML that the server sent and until its scripts run: what needs them must not take a click or a submit
 * before that, which would be lost. Each component asks by itself: a boundary may come alive later than the page.
 */
export function useLive(): boolean {
  return useSyncExternalStore(never, inBrowser, onServer);
}
