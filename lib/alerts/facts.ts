import { DAY_MS, floorTo } from "@/lib/quota/buckets";
import type { Forecast, Quota, QuotaKey } from "@/lib/quota/schemas";
import { usedOf } from "@/lib/quota/schemas";
import type { Integrator } from "@/lib/vocdoni/schemas";
import type { Fact } from "./decide";

const counters = {
  managedOrgs: "managedOrgs",
  managedProcesses: "managedProcesses",
  votes: "sentVotes",
  emails: "sentEmails",
  sms: "sentSMS",
} as const satisfies Record<QuotaKey, keyof Integrator["usage"]>;

export type LimitFacts = { share: Fact; days: Fact; used: number | null; limit: number | null };

const unknown = { state: "unknown" } as const;
const never = { state: "never" } as const;

function daysUntil(forecast: Forecast, at: Date): Fact {
  switch (forecast.state) {
    case "too-early":
      return unknown;
    case "not-growing":
    case "far":
      return never;
    case "reached":
      return { state: "reached" };
    case "runs-out":
      return { state: "known", value: Math.round((Date.parse(forecast.from) - floorTo(DAY_MS, at)) / DAY_MS) };
  }
}

/**
 * What a reading says of one limit, for alerts. A counter that is missing or cannot be is not 0 but unknown, and so is a
 * limit that is missing, negative or absurd, or that has become "none allowed": an alert neither opens nor closes by those.
 */
export function factsOf(
  key: QuotaKey,
  usage: Integrator["usage"],
  quota: Quota,
  forecast: Forecast | null,
  at: Date,
): LimitFacts {
  const raw = usage[counters[key]];
  const gauge = quota.gauges[key];
  const counted = raw !== null && raw >= 0 && Number.isSafeInteger(raw) && usedOf(quota, key) !== null;
  const used = counted ? raw : null;
  if (gauge.state === "unlimited") return { share: never, days: never, used, limit: null };
  if (gauge.state !== "limited") return { share: unknown, days: unknown, used, limit: null };
  const { limit } = gauge;
  if (used === null) return { share: unknown, days: unknown, used, limit };
  const share: Fact = { state: "known", value: (used * 100) / limit };
  return { share, days: forecast ? daysUntil(forecast, at) : unknown, used, limit };
}
