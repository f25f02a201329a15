"use client";

import { createContext, type ReactNode, use } from "react";
import { zoneOrUtc } from "@/lib/time/zone";

const TimeZoneContext = createContext("UTC");

/** The console's time zone. Times are shown in it, not in the browser's, so that they match the days of filters. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  // A browser may lack some of the server's zones.
  return <TimeZoneContext value={zoneOrUtc(timeZone)}>{children}</TimeZoneContext>;
}

export function useTimeZone(): string {
  return use(TimeZoneContext);
}
