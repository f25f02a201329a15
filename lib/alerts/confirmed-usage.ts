import type { alertStates, QuotaReading } from "@/lib/db/schema";
import { forEachKey, quotaKeys } from "@/lib/quota/model";
import { type ConfirmedUsage, confirmDrop } from "./confirm-drop";
import { countedOf, usageFields } from "./facts";
import type { AlertKey, AlertKind } from "./model";

export type State = typeof alertStates.$inferSelect;

/** The confirmed figure before this reading, from the state of one alert. */
export function previousUsage(states: readonly State[], kind: AlertKind, key: AlertKey): ConfirmedUsage | null {
  const row = states.find((each) => each.kind === kind && each.key === key);
  if (!row || row.steadyUsed === null) return null;
  const { steadyUsed: used, fallenSince: since, fallenTo: to } = row;
  return { used, fallen: since && to !== null ? { since, to } : null };
}

/**
 * The confirmed value of each counter after a reading (null: not counted), the reading's `usage` as far as it is
 * confirmed, and whether a drop is still unconfirmed.
 */
export function confirmedUsage(states: readonly State[], reading: QuotaReading) {
  const { usage, at } = reading;
  const confirmed = forEachKey((key): ConfirmedUsage | null => {
    const used = countedOf(key, reading);
    // The thresholds' row is written by each reading that includes the limit; the forecast's may be older.
    return used === null ? null : confirmDrop(previousUsage(states, "threshold", key), used, at);
  });
  const relied = { ...usage };
  for (const key of quotaKeys) relied[usageFields[key]] = confirmed[key]?.used ?? usage[usageFields[key]];
  return { confirmed, usage: relied, isDropping: quotaKeys.some((key) => confirmed[key]?.fallen) };
}

export const confirmedColumns = (confirmed: ConfirmedUsage | null) => ({
  steadyUsed: confirmed?.used ?? null,
  fallenSince: confirmed?.fallen?.since ?? null,
  fallenTo: confirmed?.fallen?.to ?? null,
});
