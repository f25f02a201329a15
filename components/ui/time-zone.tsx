"use client";

import { createContext, type ReactNode, use } from "react";
import { isTimeZone } from "@/lib/time/zone";

const TimeZoneContext = createContext("UTC");

/** The console's time zone. Times are shown in it, not in the browser's, so that they agree with the days of a filter. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  // A browser may be older than the server's list of zones.
  return <TimeZoneContext value={isTimeZone(timeZone) ? timeZone : "UTC"}>{children}</TimeZoneContext>;
}

export function useTimeZone(): string {
  return use(TimeZoneContext);
}
