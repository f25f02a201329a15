import { formatEuros, formatExact, formatNumber, formatPercent } from "@/lib/format";
import { forecastWords } from "@/lib/quota/forecast-words";
import { calendarDay } from "@/lib/time-zone";
import { WEEK } from "./decide";
import { type Alert, alertKeyWords } from "./schemas";

type Warned = Omit<Alert, "id" | "acknowledged">;

const HOUR_MS = 3_600_000;

const ofLimit = (used: number, limit: number, locale?: string) =>
  `${formatNumber(used, locale)} of ${formatNumber(limit, locale)}`;

/** "Votes passed 90%: 9,120 of 10,000". The words are those of when it opened. */
export function alertTitle({ kind, key, mark, remains, used, limit }: Warned, locale?: string): string {
  if (kind === "balance") {
    return `${alertKeyWords[key]} balance is ${formatEuros(limit, locale)} or less: ${formatEuros(used, locale)}`;
  }
  const name = alertKeyWords[key];
  const figures = ofLimit(used, limit, locale);
  if (kind === "forecast") return `${name} may run out within ${mark} days: ${figures}`;
  const percent = formatPercent(mark / 100, locale);
  if (remains) return `${name} are still at ${percent} or more: ${figures}`;
  return `${name} ${used * 100 === mark * limit ? "reached" : "passed"} ${percent}: ${figures}`;
}

/** "75%", "75% and 90%" */
const percents = (marks: readonly number[], locale?: string) =>
  marks.map((mark) => formatPercent(mark / 100, locale)).join(" and ");

/** What else is known of how it opened, as sentences: the basis of a forecast, thresholds crossed at once, a gap before. */
export function alertDetails(alert: Warned, timeZone: string, locale?: string) {
  const { kind, forecast, skipped, remains, openedAt, previousAt } = alert;
  const lines: string[] = [];
  if (kind === "forecast" && forecast) {
    lines.push(forecastWords({ state: "runs-out", ...forecast }, calendarDay(new Date(openedAt), timeZone)));
  }
  if (skipped.length > 0) lines.push(`It passed ${percents(skipped, locale)} at the same time.`);
  if (remains) lines.push("A higher threshold was left; this one was not.");
  else if (previousAt === null) lines.push("It was so at the first reading.");
  else if (Date.parse(openedAt) - Date.parse(previousAt) > HOUR_MS) {
    lines.push(`Nothing was known since ${formatExact(previousAt, timeZone)}; it may have happened any time after.`);
  }
  return lines;
}

/** Why it closed: "Fell to 8,400 of 10,000 (84%)." Null while it is open. */
export function closedWords({ closed, kind, mark }: Warned, locale?: string): string | null {
  if (!closed) return null;
  const { because, used, limit } = closed;
  const known = used !== null && limit !== null && limit > 0;
  const now = known ? `${ofLimit(used, limit, locale)} (${formatPercent(used / limit, locale)})` : "";
  switch (because) {
    case "higher":
      return "Replaced: a higher threshold was passed.";
    case "fell":
      return known ? `Fell to ${now}.` : "Fell.";
    case "limit-raised":
      return known ? `The limit was raised: now ${now}.` : "The limit was raised.";
    case "marks-changed":
      return kind === "forecast" ? "The number of days was changed." : "The threshold was changed.";
    case "no-limit":
      return kind === "balance" ? "There is no wallet any more." : "There is no limit any more.";
    case "rose":
      return used === null ? "Topped up." : `Topped up: now ${formatEuros(used, locale)}.`;
    case "later":
      return `The forecast moved beyond ${mark + WEEK} days.`;
    case "not-growing":
      return "It does not grow any more, or so slowly that it lasts for years.";
    case "reached":
      return known ? `The limit is reached: ${now}.` : "The limit is reached.";
  }
}
