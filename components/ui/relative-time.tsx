"use client";

import { useEffect, useState } from "react";
import { useLocale, useText } from "#use-text";
import { useTimeZone } from "@/components/ui/time-zone";
import { ageOf, formatDate, formatExact } from "@/lib/format";

type RelativeTimeProps = {
  /** ISO instant; `null` shows `fallback`. */
  value: string | null | undefined;
  /** The server's clock (ISO) at the time of rendering, so that the first paint agrees on both sides. */
  now: string;
  fallback?: string;
};

/** "38 s ago", kept current in the browser; the exact time in the console's zone on hover. */
export function RelativeTime({ value, now, fallback }: RelativeTimeProps) {
  const text = useText("ui.time");
  const locale = useLocale();
  const [clock, setClock] = useState<number | null>(null);
  const timeZone = useTimeZone();
  useEffect(() => {
    if (!value) return;
    const ageMs = Math.abs(Date.now() - new Date(value).getTime());
    const tick = () => setClock(Date.now());
    tick();
    const timer = setInterval(tick, ageMs < 120_000 ? 5_000 : 60_000);
    return () => clearInterval(timer);
  }, [value]);

  if (!value) return fallback ?? text("never");
  const age = ageOf(value, clock ?? now);
  return (
    <time dateTime={value} title={formatExact(value, timeZone, locale)} suppressHydrationWarning>
      {age && text(age.count === 0 ? "justNow" : age.isPast ? "ago" : "ahead", age)}
    </time>
  );
}

/** "12 Aug 2026" with the exact time on hover. */
export function DateText({ value }: Pick<RelativeTimeProps, "value">) {
  const timeZone = useTimeZone();
  const locale = useLocale();
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  if (!value) return "—";
  // Only in the browser: nobody hovers earlier, and the exact time costs most of a row.
  const exact = alive ? formatExact(value, timeZone, locale) : undefined;
  return (
    <time dateTime={value} title={exact} suppressHydrationWarning>
      {formatDate(value, timeZone, locale)}
    </time>
  );
}
