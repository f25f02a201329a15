import type { Step } from "@/lib/time/buckets";
import { integratorSchema } from "@/lib/vocdoni/schemas";
import type { Decrease, Gap, HistoryPoint } from "./history-schemas";
import { interpretQuota } from "./interpret";
import { forEachKey, quotaKeys, usedOf } from "./model";
import { balanceOf, walletOf } from "./wallet-balance";

type Reading = { at: Date; enabled: boolean; limits: unknown; usage: unknown; wallet?: unknown };
type Deletion = { label: string; sentAt: Date; finishedAt: Date };

/** A stored reading as a point; null if it can no longer be parsed. */
export function toPoint({ at, enabled, limits, usage, wallet }: Reading): HistoryPoint | null {
  const parsed = integratorSchema.safeParse({ enabled, limits, usage });
  if (!parsed.success) return null;
  const quota = interpretQuota(parsed.data);
  const known = walletOf(wallet);
  return {
    at: at.getTime(),
    enabled,
    balance: known && balanceOf(known),
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
