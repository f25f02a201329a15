"use client";

import { createContext, type ReactNode, use } from "react";
import { isTimeZone } from "@/lib/time-zone";

const TimeZoneContext = createContext("UTC");

/** The console's time zone: times are shown in it rather than in the browser's, so that they agree with the days that a list is filtered by. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  // A browser may be older than the server's list of zones.
  return <TimeZoneContext value={isTimeZone(timeZone) ? timeZone : "UTC"}>{children}</TimeZoneContext>;
}

export function useTimeZone(): string {
  return use(TimeZoneContext);
}
