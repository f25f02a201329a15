import { alertText } from "@/lib/alerts/alert-text";
import { alertDetails, alertTitle, closedReason } from "@/lib/alerts/describe";
import { evaluateAlerts } from "@/lib/alerts/evaluate";
import { listAlerts } from "@/lib/alerts/list";
import type { Alert } from "@/lib/alerts/model";
import type { Ctx } from "@/lib/context";
import type { QuotaReading } from "@/lib/db/schema";
import type { QuotaKey } from "@/lib/quota/model";
import { saveReading } from "@/lib/quota/save-reading";
import { reading } from "./readings";

const text = alertText("en");

/** A reading some minutes after noon, of which the votes matter. */
export const votes = (minutes: number, sentVotes: number, more: Partial<QuotaReading> = {}) =>
  reading(minutes, { sentVotes }, more);

/** The title of an alert that one of a counter's thresholds was passed, or is still. */
export const titleOf = (key: QuotaKey, share: string, mark: string, remains = false) =>
  text.title(remains ? "remains" : "threshold", { counter: text.counter(key), share, mark });

/** An alert as `shown` has it: its title, and its figures. */
export const withFigures = (title: string, used: string, limit: string) =>
  `${title}: ${text.details("figures", { used, limit })}`;

const describeAlert = (alert: Alert) =>
  alert.kind === "balance"
    ? alertTitle(alert, text)
    : `${alertTitle(alert, text)}: ${alertDetails(alert, "UTC", text)[0]}`;

/** Readings as the schedule takes them, and the alerts that they opened and closed. */
export const alertsOf = (ctx: () => Pick<Ctx, "db">) => ({
  evaluate: async (...readings: QuotaReading[]) => {
    for (const each of readings) {
      await saveReading(ctx(), each);
      await evaluateAlerts(ctx(), each);
    }
  },
  /** Each alert with its figures and why it closed; the newest first. */
  shown: async () => {
    const { rows } = await listAlerts(ctx(), { state: "", page: 1, size: 50 });
    return rows.map((alert) => [describeAlert(alert), closedReason(alert, text)].filter(Boolean).join(" → "));
  },
});
