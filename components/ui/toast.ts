"use client";

import type { ReactNode } from "react";

export type ToastTone = "ok" | "info" | "bad";
export type Toast = { id: number; tone: ToastTone; title: ReactNode; description?: ReactNode; action?: ReactNode };
type Extra = Pick<Toast, "description" | "action">;

const MOST = 4;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
  dismiss: (id: number) => change(toasts.filter((toast) => toast.id !== id)),
};

function show(tone: ToastTone, title: ReactNode, extra: Extra = {}): number {
  lastId += 1;
  change([...toasts, { id: lastId, tone, title, ...extra }].slice(-MOST));
  return lastId;
}

/** A brief confirmation of an action. An error that needs a reaction belongs in the page. */
export const toast = {
  success: (title: ReactNode, extra?: Extra) => show("ok", title, extra),
  info: (title: ReactNode, extra?: Extra) => show("info", title, extra),
  error: (title: ReactNode, extra?: Extra) => show("bad", title, extra),
  dismiss: toastStore.dismiss,
};
