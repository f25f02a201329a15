"use client";

import { type ReactNode, useEffect, useRef } from "react";

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
    const next = document.activeElement === document.body ? document.getElementById(id) : null;
    if (!next) return;
    next.tabIndex = -1;
    next.focus();
  });
  return <div ref={around}>{children}</div>;
}
