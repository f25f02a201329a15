import { formatExact, formatNumber } from "@/lib/format";
import { type MonthState, monthAfter } from "@/lib/quota/summary-schemas";
import { addDays, zoneWords } from "@/lib/time-zone";
import { dayWords } from "../usage-words";

/** The last day of a month, `YYYY-MM-DD`. */
function lastDayOf(month: string): string {
  return addDays(`${monthAfter(month)}-01`, -1);
}

/** What the figures of a month stand for: its end, the present, or the last day kept of it; and the basis of the changes. */
export function basisWords(state: MonthState, isChangeKnown: boolean): string {
  const { month, first, last, at, timeZone, isOver } = state;
  const words: string[] = [];
  if (!isOver) words.push(`The month is not over: what was used by ${formatExact(at, timeZone)}.`);
  else if (last === lastDayOf(month)) words.push(`What was used by the end of the month (${zoneWords(timeZone)}).`);
  else words.push(`Nothing was kept after ${dayWords(last)}: what was used by the end of that day.`);
  if (first !== `${month}-01`) words.push(`Kept from ${dayWords(first)} on.`);
  words.push(
    isChangeKnown
      ? "The change is the difference to the end of the month before; an organization that was deleted takes its part off."
      : "The month before was not kept, so the change within this one is not known.",
    "Organizations count for the customer they were linked to when the month was last kept.",
  );
  return words.join(" ");
}

/** That not all are listed, above a list that may be many pages long; null when all are. */
export const shownWords = (shown: number, total: number, locale: string): string | null =>
  shown < total
    ? `Listed are the ${formatNumber(shown, locale)} customers of ${formatNumber(total, locale)} with most votes; the sums are those of all, and so is the CSV file.`
    : null;
