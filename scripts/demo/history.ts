import type { QuotaReading, QuotaUsage } from "@/lib/db/schema";
import { bucketStart, DAY_MS, floorTo, HOUR_MS } from "@/lib/time/buckets";
import { wallTime } from "@/lib/time/zone";
import { random } from "@/sandbox/seed/random";

/** Days ago. */
export const BEGUN = 190;
const HOURLY_SINCE = 30;
const RAISED = 100;
export const MISSED = { from: 82, to: 75 };
const DELETED = 40;

const SHARE_USED_SINCE = 0.5;
const SHARE_DELETED = 0.02;
const BUSY_HOURS_A_DAY = 8.7;
const MINUTES = 55;

type Row = QuotaReading & { bucketKind: "hour" | "day"; bucketStart: Date };

const counters = ["managedOrgs", "managedProcesses", "sentVotes", "sentEmails", "sentSMS"] as const;

/** How busy an hour is: work days from 8 to 19, and little else. */
function busy(wall: number): number {
  const date = new Date(wall);
  const hour = date.getUTCHours();
  return (date.getUTCDay() % 6 === 0 ? 0.15 : 1) * (hour >= 8 && hour < 19 ? 1 : 0.05);
}

const scaled = (limit: number | null) => (limit === null ? null : Math.round(limit * 0.8));
const beforeRaise = ({ limits }: QuotaReading): QuotaReading["limits"] =>
  limits && { ...limits, maxManagedOrgs: scaled(limits.maxManagedOrgs), maxEmails: scaled(limits.maxEmails) };

/**
 * Readings of half a year before `last`: usage that grew on work days, an organization that somebody deleted at Vocdoni,
 * limits that were raised, and a week in which nothing was read. Days end in `timeZone`.
 */
export function demoHistory(last: QuotaReading, timeZone: string): Row[] {
  const next = random(11);
  const end = floorTo(HOUR_MS, last.at);
  const rows: Row[] = [];
  const days = new Set<number>();
  const used = { ...last.usage };
  const change = (of: (counter: keyof QuotaUsage, value: number) => number) => {
    for (const counter of counters) used[counter] = of(counter, used[counter] ?? 0);
  };
  // Backwards, so that it ends with what was really read; the first hour met of a day is its last.
  for (let at = end - HOUR_MS; at > end - BEGUN * DAY_MS; at -= HOUR_MS) {
    const ago = (end - at) / DAY_MS;
    change((counter, value) => {
      const average = ((last.usage[counter] ?? 0) * SHARE_USED_SINCE) / (BEGUN * BUSY_HOURS_A_DAY);
      return Math.max(0, value - average * busy(wallTime(at, timeZone)) * next() * 2);
    });
    if (ago === DELETED) {
      change((counter, value) => (counter === "managedOrgs" ? value + 1 : value * (1 + SHARE_DELETED)));
    }
    if (ago < MISSED.from && ago > MISSED.to) continue;
    const limits = ago > RAISED ? beforeRaise(last) : last.limits;
    const usage = { ...used };
    for (const counter of counters) usage[counter] = Math.round(usage[counter] ?? 0);
    const reading = { at: new Date(at + MINUTES * 60_000), enabled: true, limits, usage };
    const day = bucketStart("day", reading.at, timeZone);
    if (ago <= HOURLY_SINCE) rows.push({ ...reading, bucketKind: "hour", bucketStart: new Date(at) });
    if (!days.has(day.getTime())) rows.push({ ...reading, bucketKind: "day", bucketStart: day });
    days.add(day.getTime());
  }
  return rows;
}
