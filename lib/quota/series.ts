import type { QuotaReading } from "@/lib/db/schema";
import type { Step } from "@/lib/time/buckets";
import type { Decrease, Gap, HistoryPoint } from "./history-schemas";
import { balanceOf, interpretQuota } from "./interpret";
import { forEachKey, quotaKeys, usedOf } from "./model";

type Deletion = { label: string; sentAt: Date; finishedAt: Date };

/** A stored reading as a point. */
export function toPoint(reading: QuotaReading): HistoryPoint {
  const quota = interpretQuota(reading);
  return {
    at: reading.at.getTime(),
    enabled: reading.enabled,
    balance: balanceOf(reading.wallet),
    used: forEachKey((key) => usedOf(quota, key)),
    limit: forEachKey((key) => {
      const gauge = quota.gauges[key];
      return gauge.state === "limited" ? gauge.limit : null;
    }),
  };
}

/** The last point of each step, in order. */
export function lastOfEach(step: Step, points: readonly HistoryPoint[]): HistoryPoint[] {
  const byStep = new Map<number, HistoryPoint>();
  for (const point of [...points].sort((a, b) => a.at - b.at)) byStep.set(step(point.at), point);
  return [...byStep.values()];
}

/** Gaps of at least one whole step without a point, between points or from the last one to `to`. */
export function gapsOf(step: Step, points: readonly HistoryPoint[], to: number): Gap[] {
  const gaps: Gap[] = [];
  points.forEach(({ at }, index) => {
    const next = points[index + 1]?.at ?? to;
    if (step(next) - step(at) > 1) gaps.push({ from: at, to: next });
  });
  return gaps;
}

/** Every decrease of usage, with the organizations whose deletion was in progress between the two readings. */
export function decreasesOf(points: readonly HistoryPoint[], deletions: readonly Deletion[]): Decrease[] {
  return quotaKeys.flatMap((key) => {
    const known = points.flatMap(({ at, used }) => (used[key] === null ? [] : [{ at, used: used[key] }]));
    return known.flatMap(({ at, used }, index) => {
      const before = known[index - 1];
      if (!before || used >= before.used) return [];
      const deleted = deletions
        .filter(({ sentAt, finishedAt }) => sentAt.getTime() <= at && finishedAt.getTime() > before.at)
        .map(({ label }) => label);
      return [{ key, from: before.at, at, by: before.used - used, deleted }];
    });
  });
}
