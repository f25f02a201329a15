import type { QuotaReading } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { readForecasts } from "@/lib/quota/forecasts";
import { interpretQuota } from "@/lib/quota/interpret";
import { type Forecast, forEachKey, isCounted, type Quota, type QuotaKey } from "@/lib/quota/model";
import { readTimeZone } from "@/lib/settings/time-zone";
import { DAY_MS } from "@/lib/time/buckets";
import { dayNumber } from "@/lib/time/zone";
import type { Integrator } from "@/lib/vocdoni/schemas";
import type { Fact } from "./decide";

export const usageFields = {
  managedOrgs: "managedOrgs",
  managedProcesses: "managedProcesses",
  votes: "sentVotes",
  emails: "sentEmails",
  sms: "sentSMS",
} as const satisfies Record<QuotaKey, keyof Integrator["usage"]>;

export type LimitFacts = {
  share: Fact;
  days: Fact;
  used: number | null;
  limit: number | null;
  forecast: Forecast | null;
};

const unknown = { state: "unknown" } as const;
const never = { state: "never" } as const;

function daysUntil(forecast: Forecast, today: number): Fact {
  switch (forecast.state) {
    case "too-early":
      return unknown;
    case "not-growing":
    case "far":
      return never;
    case "reached":
      return { state: "reached" };
    case "runs-out":
      return { state: "known", value: Date.parse(forecast.from) / DAY_MS - today };
  }
}

type Counted = Pick<QuotaReading, "usage" | "enabled">;

/** The value of a counter in a reading; null when it is missing, invalid or not counted. */
export function countedOf(key: QuotaKey, { usage, enabled }: Counted): number | null {
  const raw = usage[usageFields[key]];
  return raw !== null && raw >= 0 && Number.isSafeInteger(raw) && isCounted(enabled, key) ? raw : null;
}

/**
 * The facts about one limit in a reading. A missing or invalid counter is unknown, not 0, and so is a limit that is
 * missing, negative, absurd or now "none allowed": none of them opens or closes an alert.
 */
function factsOf(
  key: QuotaKey,
  reading: QuotaReading,
  quota: Quota,
  forecast: Forecast | null,
  today: number,
): LimitFacts {
  const used = countedOf(key, reading);
  const gauge = quota.gauges[key];
  if (gauge.state === "unlimited") return { share: never, days: never, used, limit: null, forecast };
  if (gauge.state !== "limited") return { share: unknown, days: unknown, used, limit: null, forecast };
  const { limit } = gauge;
  if (used === null) return { share: unknown, days: unknown, used, limit, forecast };
  const share: Fact = { state: "known", value: (used * 100) / limit };
  return { share, days: forecast ? daysUntil(forecast, today) : unknown, used, limit, forecast };
}

/** The facts about each limit in a reading, for alerts, with forecasts from the days before it. */
export async function readFacts(db: Db, reading: QuotaReading): Promise<Record<QuotaKey, LimitFacts>> {
  const { at } = reading;
  const quota = interpretQuota(reading);
  const [forecasts, timeZone] = [await readForecasts({ db }, quota, at, at), await readTimeZone({ db })];
  const today = dayNumber(at, timeZone);
  return forEachKey((key) => factsOf(key, reading, quota, forecasts[key], today));
}
