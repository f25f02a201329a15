"use client";

import { type RefObject, useEffect, useRef } from "react";

/** When the focused element disappears because `there` became true (a retry worked), the focus moves to `target`. */
export function useKeptFocus(there: boolean, target: RefObject<HTMLElement | null>): void {
  const before = useRef(there);
  useEffect(() => {
    const came = there && !before.current;
    before.current = there;
    if (came && document.activeElement === document.body) target.current?.focus();
  }, [there, target]);
}
