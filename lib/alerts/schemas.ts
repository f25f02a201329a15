import { z } from "zod";
import { message, storable } from "@/lib/messages/message";
import type { DeliveryState } from "@/lib/notifications/channel-schemas";
import { quotaKeys } from "@/lib/quota/schemas";

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

const instant = z.iso.datetime();

/**
 * An alert as shown on pages. `mark`: percentage of the limit, or the forecast window in days. For a low balance,
 * `mark` is in whole euros, `used` the balance and `limit` the mark, both in cents.
 */
export const alertSchema = z.object({
  id: z.uuid(),
  kind: z.enum(alertKinds),
  key: z.enum(alertKeys),
  level: z.number().int(),
  mark: z.number().int(),
  skipped: z.array(z.number().int()),
  remains: z.boolean(),
  openedAt: instant,
  previousAt: instant.nullable(),
  used: z.number(),
  limit: z.number(),
  forecast: z.object({ days: z.number(), from: z.iso.date(), to: z.iso.date().nullable() }).nullable(),
  closed: z
    .object({
      at: instant,
      because: z.enum(closedReasons),
      used: z.number().nullable(),
      limit: z.number().nullable(),
    })
    .nullable(),
  acknowledged: z.object({ at: instant, by: z.string(), note: z.string() }).nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

/** Polled by the bell: open alerts, at most one of each kind per limit. */
export const openAlertsSchema = z.object({ now: instant, alerts: z.array(alertSchema) });
export type OpenAlerts = z.infer<typeof openAlertsSchema>;

export const alertStates = ["open", "unacknowledged", "acknowledged", "closed"] as const;
export const alertStateSchema = z.enum(alertStates);
export type AlertState = z.infer<typeof alertStateSchema>;

export const acknowledgeSchema = z.object({
  id: z.uuid(),
  note: z
    .string()
    .trim()
    .min(1, storable(message("alerts.errors.noNote")))
    .max(500, storable(message("alerts.errors.longNote"))),
});
export type AcknowledgeInput = z.infer<typeof acknowledgeSchema>;

/** The delivery of an alert to one channel; `at`: when it was delivered, or until then when it was queued. */
export type AlertDelivery = {
  id: string;
  channel: string;
  event: "alert.opened" | "alert.closed";
  state: DeliveryState;
  at: string;
};
