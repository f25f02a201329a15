import { formatExact } from "@/lib/format";
import type { Text } from "@/lib/messages/part";
import { addDays, zoneWords } from "@/lib/time/zone";
import { type MonthState, monthAfter } from "@/lib/usage/summary-schemas";
import { formatDay } from "../usage-figures";

/** The last day of a month, `YYYY-MM-DD`. */
function lastDayOf(month: string): string {
  return addDays(`${monthAfter(month)}-01`, -1);
}

/** What the figures of a month stand for: its end, now, or the last day recorded of it; and the basis of the changes. */
export function basisText(
  text: Text<"usage.summaryBasis">,
  state: MonthState,
  { isChangeKnown, locale }: { isChangeKnown: boolean; locale: string },
): string[] {
  const { month, first, last, at, timeZone, isOver } = state;
  const lines: string[] = [];
  if (!isOver) lines.push(text("toDate", { time: formatExact(at, timeZone, locale) }));
  else if (last === lastDayOf(month)) lines.push(text("atEnd", { zone: zoneWords(timeZone) }));
  else lines.push(text("until", { day: formatDay(last, locale) }));
  if (first !== `${month}-01`) lines.push(text("from", { day: formatDay(first, locale) }));
  lines.push(isChangeKnown ? text("change") : text("noChange"), text("links"));
  return lines;
}

/** Says that a long list is cut off; null when it isn't. */
export const limitNote = (
  text: Text<"usage.summaryBasis">,
  { shown, total }: { shown: number; total: number },
): string | null => (shown < total ? text("most", { shown, total }) : null);
