"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { focusIfLost } from "./use-focus-after";

/** Wraps rows that may disappear at any time: if the focus disappears with a row, the element `id` receives it. */
export function KeepFocus({ id, children }: { id: string; children: ReactNode }) {
  const around = useRef<HTMLDivElement>(null);
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const box = around.current;
    const note = ({ target }: FocusEvent) => {
      last.current = target;
    };
    box?.addEventListener("focusin", note);
    return () => box?.removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    const left = last.current instanceof HTMLElement && !last.current.isConnected;
    if (!left) return;
    last.current = null;
    focusIfLost(id);
  });
  return <div ref={around}>{children}</div>;
}
