"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { isDialogOpen } from "./dialog-open";

/**
 * Refreshes the page periodically while `active`, if it is visible, no dialog is open, and the last refresh has
 * finished.
 */
export function RefreshWhile({ active, everyMs = 2_000 }: { active: boolean; everyMs?: number }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (!active || pending) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && !isDialogOpen()) startTransition(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, pending, everyMs, router]);
  return null;
}
