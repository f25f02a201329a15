import { formatEuros, formatExact, formatList, formatNumber, formatPercent } from "@/lib/format";
import { DEFAULT_LANGUAGE } from "@/lib/messages/locales";
import { type Message, message } from "@/lib/messages/message";
import type { Text } from "@/lib/messages/part";
import { forecastText } from "@/lib/quota/forecast-text";
import { calendarDay } from "@/lib/time/zone";
import { WEEK } from "./decide";
import type { Alert } from "./model";

type Described = Omit<Alert, "id" | "acknowledged">;

/** The messages of a title, and the locale of its figures. */
export type TitleText = { title: Text<"alerts.title">; counter: Text<"quota.counter">; locale: string };
/** The messages about how an alert opened. */
export type DetailsText = { details: Text<"alerts.details">; forecast: Text<"quota.forecast">; locale: string };
/** The messages about why an alert closed. */
export type ClosedText = { closed: Text<"alerts.closed">; locale: string };

const HOUR_MS = 3_600_000;

const percentages = ({ mark, used, limit }: Pick<Described, "mark" | "used" | "limit">, locale: string) => ({
  share: formatPercent(used / limit, locale),
  mark: formatPercent(mark / 100, locale),
});

/** "Votes at 91% (90% threshold)", as it was when the alert opened. */
export function alertTitle({ kind, key, mark, remains, used, limit }: Described, text: TitleText): string {
  const { title, locale } = text;
  if (kind === "balance") {
    return title("balance", { balance: formatEuros(used, locale), mark: formatEuros(limit, locale) });
  }
  const counter = text.counter(key);
  if (kind === "forecast") return title("forecast", { counter, days: mark });
  const values = { counter, ...percentages({ mark, used, limit }, locale) };
  return remains ? title("remains", values) : title("threshold", values);
}

/** The same, stored for translation at display; figures are in English format. */
export function titleMessage({ kind, key, mark, remains, used, limit }: Described): Message {
  if (kind === "balance") {
    return message("alerts.title.balance", {
      balance: formatEuros(used, DEFAULT_LANGUAGE),
      mark: formatEuros(limit, DEFAULT_LANGUAGE),
    });
  }
  const counter = message(`quota.counter.${key}`);
  if (kind === "forecast") return message("alerts.title.forecast", { counter, days: mark });
  const values = { counter, ...percentages({ mark, used, limit }, DEFAULT_LANGUAGE) };
  return message(remains ? "alerts.title.remains" : "alerts.title.threshold", values);
}

/** More on how it opened, as sentences: figures, the forecast's basis, thresholds skipped, a gap before. */
export function alertDetails(alert: Described, timeZone: string, text: DetailsText): string[] {
  const { kind, forecast, skipped, remains, openedAt, previousAt, used, limit } = alert;
  const { details, locale } = text;
  const lines: string[] = [];
  if (kind !== "balance") {
    lines.push(details("figures", { used: formatNumber(used, locale), limit: formatNumber(limit, locale) }));
  }
  if (kind === "forecast" && forecast) {
    const today = calendarDay(new Date(openedAt), timeZone);
    lines.push(forecastText(text.forecast, { state: "runs-out", ...forecast }, { today, locale }));
  }
  if (skipped.length > 0) {
    const marks = formatList(
      skipped.map((mark) => formatPercent(mark / 100, locale)),
      locale,
    );
    lines.push(details("skipped", { marks, count: skipped.length }));
  }
  if (remains) lines.push(details("remains"));
  else if (previousAt === null) lines.push(details(`firstCheck.${kind}`));
  else if (Date.parse(openedAt) - Date.parse(previousAt) > HOUR_MS) {
    lines.push(details("unknownSince", { time: formatExact(previousAt, timeZone, locale) }));
  }
  return lines;
}

/** Why it closed: "Dropped to 8,400 of 10,000 (84%)." Null while it is open. */
export function closedReason({ closed, kind, mark }: Described, { closed: text, locale }: ClosedText): string | null {
  if (!closed) return null;
  const { because, used, limit } = closed;
  const now =
    used !== null && limit !== null && limit > 0
      ? {
          used: formatNumber(used, locale),
          limit: formatNumber(limit, locale),
          share: formatPercent(used / limit, locale),
        }
      : null;
  switch (because) {
    case "higher":
      return text("higher");
    case "fell":
      return now ? text("fell", now) : text("fellUnknown");
    case "limit-raised":
      return now ? text("limitRaised", now) : text("limitRaisedUnknown");
    case "marks-changed":
      return kind === "forecast" ? text("daysChanged") : text("thresholdChanged");
    case "no-limit":
      return kind === "balance" ? text("noWallet") : text("noLimit");
    case "rose":
      return used === null ? text("toppedUpUnknown") : text("toppedUp", { balance: formatEuros(used, locale) });
    case "later":
      return text("later", { days: mark + WEEK });
    case "not-growing":
      return text("notGrowing");
    case "reached":
      return now ? text("reached", now) : text("reachedUnknown");
  }
}
