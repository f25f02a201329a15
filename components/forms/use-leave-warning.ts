"use client";

import { useEffect } from "react";

const QUESTION = "Leave without saving? What you typed is lost.";

/** While `active`: the browser asks before closing or leaving the site, and links within the console ask as well. */
export function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const askAtLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const otherTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
      if (!link || otherTab || link.getAttribute("target") === "_blank" || window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", ask);
    document.addEventListener("click", askAtLink, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", askAtLink, { capture: true });
    };
  }, [active]);
}
