"use client";

import type { ReactNode } from "react";
import { createStore } from "./store";

export type ToastTone = "ok" | "info" | "bad";
export type Toast = { id: number; tone: ToastTone; title: ReactNode; description?: ReactNode; action?: ReactNode };
type Extra = Pick<Toast, "description" | "action">;

const MOST = 4;
let lastId = 0;
export const toastStore = createStore<readonly Toast[]>([]);

export const dismissToast = (id: number) => toastStore.set(toastStore.read().filter((toast) => toast.id !== id));

function show(tone: ToastTone, title: ReactNode, extra: Extra = {}): number {
  lastId += 1;
  toastStore.set([...toastStore.read(), { id: lastId, tone, title, ...extra }].slice(-MOST));
  return lastId;
}

/** A brief confirmation of an action. An error that needs a reaction belongs in the page. */
export const toast = {
  success: (title: ReactNode, extra?: Extra) => show("ok", title, extra),
  info: (title: ReactNode, extra?: Extra) => show("info", title, extra),
  error: (title: ReactNode, extra?: Extra) => show("bad", title, extra),
};
