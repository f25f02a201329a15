import type { alerts } from "@/lib/db/schema";
import type { DeliveryState } from "@/lib/notifications/channel-schemas";

export const limitKinds = ["threshold", "forecast"] as const;
type Row = typeof alerts.$inferSelect;
/** Alerts per limit, and a low balance of the wallet. */
export type AlertKind = Row["kind"];
export type AlertKey = Row["key"];
export type CloseReason = NonNullable<Row["closedBecause"]>;

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
