"use client";

import { createStore } from "./store";

export type Toast = { id: number; tone: "ok" | "info" | "bad"; title: string };

const MOST = 4;
let lastId = 0;
export const toastStore = createStore<readonly Toast[]>([]);

export const dismissToast = (id: number) => toastStore.set(toastStore.read().filter((toast) => toast.id !== id));

function show(tone: Toast["tone"], title: string): void {
  lastId += 1;
  toastStore.set([...toastStore.read(), { id: lastId, tone, title }].slice(-MOST));
}

/** A brief confirmation of an action. An error that needs a reaction belongs in the page. */
export const toast = {
  success: (title: string) => show("ok", title),
  info: (title: string) => show("info", title),
  error: (title: string) => show("bad", title),
};
