import { type Quota, type QuotaKey, quotaKeys, usedOf } from "@/lib/quota/schemas";

/** The limits in the order of what is used of them; those without one, or that are not counted, last. */
export function pressingFirst(quota: Quota): QuotaKey[] {
  const shareOf = (key: QuotaKey) => {
    const gauge = quota.gauges[key];
    return gauge.state === "limited" && usedOf(quota, key) !== null ? gauge.share : -1;
  };
  return [...quotaKeys].sort((a, b) => shareOf(b) - shareOf(a));
}
