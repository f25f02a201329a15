import type { Notification } from "@/lib/notifications/schemas";
import { quotaWords } from "@/lib/quota/schemas";
import type { Alert } from "./schemas";
import { alertDetails, alertTitle, closedWords } from "./words";

/** What is sent about an alert: that it opened, or why it closed. `remains`: the lower threshold that is still passed. */
export function alertNotice(alert: Alert, remains?: Alert): Notification {
  const { id, kind, key, level, mark, skipped, used, limit, forecast, closed } = alert;
  const title = alertTitle(alert);
  const words = closedWords(alert);
  const still = remains ? `${alertTitle(remains)}.` : null;
  const lines = closed ? [words, still] : alertDetails(alert);
  return {
    event: closed ? "alert.closed" : "alert.opened",
    alertId: id,
    title: closed ? `Over: ${title}` : title,
    text: lines.filter((line) => line !== null).join("\n") || `${title}.`,
    path: `/alerts#${id}`,
    data: {
      ...{ kind, counter: key, name: quotaWords[key], level, mark, used, limit },
      skipped: skipped.join(","),
      forecastFrom: forecast?.from ?? null,
      forecastTo: forecast?.to ?? null,
      ...(closed ? { closedBecause: closed.because, usedNow: closed.used, limitNow: closed.limit } : {}),
      ...(remains ? { remains: remains.id } : {}),
    },
    occurredAt: closed?.at ?? alert.openedAt,
  };
}
