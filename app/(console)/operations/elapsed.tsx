"use client";

import { useEffect, useState } from "react";
import { useLocale } from "#use-text";
import { formatDuration } from "@/lib/format";

/**
 * How long something has been in progress, counted up in the browser. `now`: the server's clock, for the first render.
 */
export function Elapsed({ since, now }: { since: string; now: string }) {
  const locale = useLocale();
  const [clock, setClock] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const ms = (clock ?? Date.parse(now)) - Date.parse(since);
  return (
    <span suppressHydrationWarning>{formatDuration(Math.floor(Math.max(ms, 0) / 1000) * 1000, locale, "second")}</span>
  );
}
