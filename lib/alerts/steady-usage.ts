import type { alertStates, QuotaReading } from "@/lib/db/schema";
import { forEachKey, quotaKeys } from "@/lib/quota/schemas";
import { countedOf, counters } from "./facts";
import type { AlertKey, AlertKind } from "./schemas";
import { type Steady, steadyOf } from "./steady";

export type State = typeof alertStates.$inferSelect;

/** What a figure was taken for before, as the row of one alert has it. */
export function steadyBefore(states: readonly State[], kind: AlertKind, key: AlertKey): Steady | null {
  const row = states.find((each) => each.kind === kind && each.key === key);
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
    // The thresholds' row is written by each reading that says anything of the limit; the forecast's may be too early.
    return used === null ? null : steadyOf(steadyBefore(states, "threshold", key), used, at);
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
