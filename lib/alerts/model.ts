import type { alerts } from "@/lib/db/schema";
import type { DeliveryState } from "@/lib/notifications/channel-schemas";
import type { toAlert } from "./row";

export const limitKinds = ["threshold", "forecast"] as const;
type Row = typeof alerts.$inferSelect;
/** Alerts per limit, and a low balance of the wallet. */
export type AlertKind = Row["kind"];
export type AlertKey = Row["key"];
export type CloseReason = NonNullable<Row["closedBecause"]>;
export type Alert = ReturnType<typeof toAlert>;

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
