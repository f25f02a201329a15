import type { Notification } from "@/lib/notifications/schemas";
import { type Alert, alertKeyWords } from "./schemas";
import { alertDetails, alertTitle, closedWords } from "./words";

/** `remains`: the lower threshold that is still passed; `replaces`: the id of the alert that this one took the place of. Times are of `timeZone`. */
type Beside = { remains?: Alert | undefined; replaces?: string | undefined };

/** What is sent about an alert: that it opened, or why it closed. */
export function alertNotice(alert: Alert, timeZone: string, { remains, replaces }: Beside = {}): Notification {
  const { id, kind, key, level, mark, skipped, used, limit, forecast, closed } = alert;
  const title = alertTitle(alert);
  const words = closedWords(alert);
  const still = remains ? `${alertTitle(remains)}.` : null;
  const lines = closed ? [words, still] : alertDetails(alert, timeZone);
  return {
    event: closed ? "alert.closed" : "alert.opened",
    alertId: id,
    title: closed ? `Over: ${title}` : title,
    text: lines.filter((line) => line !== null).join("\n") || `${title}.`,
    path: `/alerts/${id}`,
    sequence: `${kind} ${key}`,
    data: {
      ...{ kind, counter: key, name: alertKeyWords[key], level, mark, used, limit },
      skipped: skipped.join(","),
      forecastFrom: forecast?.from ?? null,
      forecastTo: forecast?.to ?? null,
      ...(closed ? { closedBecause: closed.because, usedNow: closed.used, limitNow: closed.limit } : {}),
      ...(remains ? { remains: remains.id } : {}),
      ...(replaces ? { replaces } : {}),
    },
    occurredAt: closed?.at ?? alert.openedAt,
  };
}
