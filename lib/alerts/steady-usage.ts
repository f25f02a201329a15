import type { alertStates } from "@/lib/db/schema";
import type { QuotaReading } from "@/lib/quota/keep";
import { forEachKey, type QuotaKey, quotaKeys } from "@/lib/quota/schemas";
import { countedOf, counters } from "./facts";
import { type Steady, steadyOf } from "./steady";

export type State = typeof alertStates.$inferSelect;

function steadyBefore(states: readonly State[], key: QuotaKey): Steady | null {
  // The thresholds' row is written by each reading that says anything of the limit; the forecast's may be too early.
  const row = states.find((each) => each.kind === "threshold" && each.key === key);
  if (!row || row.steadyUsed === null) return null;
  const { steadyUsed: used, fallenSince: since, fallenTo: to } = row;
  return { used, fallen: since && to !== null ? { since, to } : null };
}

/**
 * What each counter is taken for after a reading (null: not counted), that reading's `usage` as far as it can be relied on,
 * and whether that differs from what was read.
 */
export function steadyUsage(states: readonly State[], reading: QuotaReading) {
  const { usage, at } = reading;
  const steady = forEachKey((key): Steady | null => {
    const used = countedOf(key, reading);
    return used === null ? null : steadyOf(steadyBefore(states, key), used, at);
  });
  const relied = { ...usage };
  for (const key of quotaKeys) relied[counters[key]] = steady[key]?.used ?? usage[counters[key]];
  return { steady, usage: relied, isFalling: quotaKeys.some((key) => steady[key]?.fallen) };
}

export const steadyColumns = (steady: Steady | null) => ({
  steadyUsed: steady?.used ?? null,
  fallenSince: steady?.fallen?.since ?? null,
  fallenTo: steady?.fallen?.to ?? null,
});
