import { scaleUtc } from "d3-scale";
import { instantAt, wallTime } from "@/lib/time-zone";

const DAY_MS = 86_400_000;
const TICKS = 5;

export type TimeTick = { at: number; label: string };

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const hour = format({ hour: "2-digit", minute: "2-digit" });
const day = format({ day: "numeric", month: "short" });
const month = format({ month: "short" });

/** About five labels along the time of a chart, as clocks in the zone: hours of a day, weeks of a month, quarters of a year. */
export function timeTicks(from: number, to: number, timeZone: string): TimeTick[] {
  const { format } = to - from <= 2 * DAY_MS ? hour : to - from <= 60 * DAY_MS ? day : month;
  // d3 knows no zone but UTC and the machine's: it gets what a clock in the zone reads, as if that were UTC.
  return scaleUtc()
    .domain([wallTime(from, timeZone), wallTime(to, timeZone)])
    .ticks(TICKS)
    .map((wall) => ({ at: instantAt(Number(wall), timeZone), label: format(wall) }));
}
