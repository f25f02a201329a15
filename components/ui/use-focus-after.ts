"use client";

import { useEffect, useRef } from "react";

/** Set `current` to true once a remedy has worked: its row disappears with the focused button. */
export function useFocusAfter(id: string | undefined) {
  const succeeded = useRef(false);
  useEffect(
    () => () => {
      const next = succeeded.current && id ? document.getElementById(id) : null;
      if (!next || document.activeElement !== document.body) return;
      next.tabIndex = -1;
      next.focus();
    },
    [id],
  );
  return succeeded;
}
