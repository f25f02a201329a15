import { message } from "@/lib/messages/message";
import { translate } from "@/lib/messages/text";
import type { Notification } from "@/lib/notifications/schemas";
import { alertText } from "./alert-text";
import { alertDetails, alertTitle, closedReason } from "./describe";
import type { Alert } from "./model";

/**
 * `remains`: the lower threshold that is still exceeded; `replaces`: the ID of the alert that this one replaces. Times
 * are in `timeZone`, all text in the language of `locale`.
 */
type Context = { timeZone: string; locale: string; remains?: Alert | undefined; replaces?: string | undefined };

/** The notification that an alert opened, or why it closed. */
export function alertNotice(alert: Alert, { timeZone, locale, remains, replaces }: Context): Notification {
  const { id, kind, key, level, mark, skipped, used, limit, forecast, closed } = alert;
  const text = alertText(locale);
  const title = alertTitle(alert, text);
  const say = (key: "email.alert.closed" | "email.alert.sentence", of: string) =>
    translate(message(key, { alert: of }), locale);
  const still = remains ? say("email.alert.sentence", alertTitle(remains, text)) : null;
  const lines = closed ? [closedReason(alert, text), still] : alertDetails(alert, timeZone, text);
  return {
    event: closed ? "alert.closed" : "alert.opened",
    alertId: id,
    title: closed ? say("email.alert.closed", title) : title,
    text: lines.filter((line) => line !== null).join("\n") || say("email.alert.sentence", title),
    path: `/alerts/${id}`,
    sequence: `${kind} ${key}`,
    data: {
      ...{ kind, counter: key, name: text.counter(key), level, mark, used, limit },
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
