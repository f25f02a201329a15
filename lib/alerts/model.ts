import type { DeliveryState } from "@/lib/notifications/channel-schemas";
import { quotaKeys } from "@/lib/quota/model";

export const limitKinds = ["threshold", "forecast"] as const;
/** Alerts per limit, and a low balance of the wallet. */
export const alertKinds = [...limitKinds, "balance"] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertKeys = [...quotaKeys, "wallet"] as const;
export type AlertKey = (typeof alertKeys)[number];

export const closedReasons = [
  "higher",
  "fell",
  "limit-raised",
  "marks-changed",
  "no-limit",
  "later",
  "not-growing",
  "reached",
  "rose",
] as const;
export type CloseReason = (typeof closedReasons)[number];

/**
 * An alert as shown on pages; dates are ISO strings. `mark`: percentage of the limit, or the forecast window in days.
 * For a low balance, `mark` is in whole euros, `used` the balance and `limit` the mark, both in cents.
 */
export type Alert = {
  id: string;
  kind: AlertKind;
  key: AlertKey;
  level: number;
  mark: number;
  skipped: number[];
  remains: boolean;
  openedAt: string;
  previousAt: string | null;
  used: number;
  limit: number;
  forecast: { days: number; from: string; to: string | null } | null;
  closed: { at: string; because: CloseReason; used: number | null; limit: number | null } | null;
  acknowledged: { at: string; by: string; note: string } | null;
};

/** Polled by the bell: open alerts, at most one of each kind per limit. */
export type OpenAlerts = { now: string; alerts: Alert[] };

export const alertStates = ["open", "unacknowledged", "acknowledged", "closed"] as const;
export type AlertState = (typeof alertStates)[number];

/** The delivery of an alert to one channel; `at`: when it was delivered, or until then when it was queued. */
export type AlertDelivery = {
  id: string;
  channel: string;
  event: "alert.opened" | "alert.closed";
  state: DeliveryState;
  at: string;
};
