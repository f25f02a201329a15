"use client";

import { useEffect } from "react";
import { useText } from "#use-text";

/** The page's forms with unsaved changes, each with its question. */
const guarding = new Map<symbol, string>();

/** For navigation without a link: asks as a link would, and returns whether to continue. */
export function confirmLeave(): boolean {
  const [question] = guarding.values();
  return question === undefined || window.confirm(question);
}

/** While `active`: the browser asks before closing or leaving the site, and links within the console ask as well. */
export function useLeaveWarning(active: boolean): void {
  const question = useText("forms.leave")("question");
  useEffect(() => {
    if (!active) return;
    const form = Symbol();
    guarding.set(form, question);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const confirmLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const otherTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
      if (!link || otherTab || link.getAttribute("target") === "_blank" || confirmLeave()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", ask);
    document.addEventListener("click", confirmLink, { capture: true });
    return () => {
      guarding.delete(form);
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", confirmLink, { capture: true });
    };
  }, [active, question]);
}
