import { scaleUtc } from "d3-scale";
import { formatInstant } from "@/lib/format";
import { instantAt, wallTime } from "@/lib/time/zone";

const DAY_MS = 86_400_000;
const TICKS = 5;

export type TimeTick = { at: number; label: string };

const hour = { hour: "2-digit", minute: "2-digit" } as const;
const day = { day: "numeric", month: "short" } as const;
const month = { month: "short" } as const;

/** About five labels along the time of a chart, as clocks in the zone: hours of a day, weeks of a month, quarters of a year. */
export function timeTicks(from: number, to: number, timeZone: string, locale: string): TimeTick[] {
  const shown = to - from <= 2 * DAY_MS ? hour : to - from <= 60 * DAY_MS ? day : month;
  // d3 knows no zone but UTC and the machine's: it gets what a clock in the zone reads, as if that were UTC.
  return scaleUtc()
    .domain([wallTime(from, timeZone), wallTime(to, timeZone)])
    .ticks(TICKS)
    .map((wall) => ({
      at: instantAt(Number(wall), timeZone),
      label: formatInstant(Number(wall), locale, { ...shown, timeZone: "UTC" }),
    }));
}
