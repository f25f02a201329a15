import { type Quota, type QuotaKey, quotaKeys, usedOf } from "@/lib/quota/model";

/** The limits, most used first; those without a limit or not counted last. */
export function byUrgency(quota: Quota): QuotaKey[] {
  const shareOf = (key: QuotaKey) => {
    const gauge = quota.gauges[key];
    return gauge.state === "limited" && usedOf(quota, key) !== null ? gauge.share : -1;
  };
  return [...quotaKeys].sort((a, b) => shareOf(b) - shareOf(a));
}
