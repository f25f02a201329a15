import { textOf } from "@/lib/messages/text";
import type { ClosedText, DetailsText, TitleText } from "./describe";

/** The messages that describe an alert, in one locale; server only. */
export const alertText = (locale: string): TitleText & DetailsText & ClosedText => ({
  title: textOf(locale, "alerts.title"),
  counter: textOf(locale, "quota.counter"),
  details: textOf(locale, "alerts.details"),
  forecast: textOf(locale, "quota.forecast"),
  closed: textOf(locale, "alerts.closed"),
  locale,
});
