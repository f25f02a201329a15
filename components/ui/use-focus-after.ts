"use client";

import { useEffect, useRef } from "react";

/** Focuses the element `id` if the focused one has disappeared from the page. */
export function focusIfLost(id: string): void {
  const next = document.activeElement === document.body ? document.getElementById(id) : null;
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
}

/** Set `current` to true once a remedy has worked: its row disappears with the focused button. */
export function useFocusAfter(id: string | undefined) {
  const succeeded = useRef(false);
  useEffect(
    () => () => {
      if (succeeded.current && id) focusIfLost(id);
    },
    [id],
  );
  return succeeded;
}
