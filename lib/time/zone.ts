/**
 * Days and instants in a time zone, by Intl alone: server and browser agree, and no database has to know zones.
 * A day is `YYYY-MM-DD`, an instant a Date or milliseconds. Safe on both sides; only `serverTimeZone` asks the machine.
 */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** No clock is further from UTC. */
const MAX_OFFSET_MS = 16 * 60 * MINUTE_MS;

const MAX_CLOCKS = 50;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  // A list of all zones looks at each of them once.
  if (clocks.size >= MAX_CLOCKS) clocks.clear();
  const digits = { month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
  const clock = new Intl.DateTimeFormat("en-US", { ...digits, year: "numeric", hourCycle: "h23", timeZone });
  clocks.set(timeZone, clock);
  return clock;
}

/** Whether a name is one of a zone, such as Europe/Madrid or UTC; a bare offset is none, as it has no summer time. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && clockOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** The zone of this name; UTC where there is none. */
export const zoneOrUtc = (name: string): string => (isTimeZone(name) ? name : "UTC");

/** The zone of the machine that this runs on; UTC where it has none that is known. */
export const serverTimeZone = (): string => zoneOrUtc(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** What a clock in the zone reads, as the milliseconds at which one in UTC reads the same. */
export function wallTime(at: Date | number, timeZone: string): number {
  const time = Number(at);
  if (timeZone === "UTC") return time;
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(time)) part[type] = Number(value);
  const { year = 0, month = 1, day, hour, minute, second } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1000) + 1000) % 1000);
}

/**
 * The first instant at which a clock in the zone reads `wall` or later: of two equal times the first, and where the clock
 * skips that time, the end of the gap. Supposes that no zone changes its clock twice within 32 hours.
 */
export function instantAt(wall: number, timeZone: string): number {
  const offsetAt = (at: number) => wallTime(at, timeZone) - at;
  let late = wall - offsetAt(wall - MAX_OFFSET_MS);
  if (wallTime(late, timeZone) === wall) return late;
  let early = wall - offsetAt(wall + MAX_OFFSET_MS);
  if (wallTime(early, timeZone) === wall) return early;
  while (late - early > MINUTE_MS) {
    const between = early + Math.floor((late - early) / (2 * MINUTE_MS)) * MINUTE_MS;
    if (wallTime(between, timeZone) > wall) late = between;
    else early = between;
  }
  return late;
}

const isoDay = (wall: number) => new Date(wall).toISOString().slice(0, 10);

/** The day that it is in the zone at an instant. */
export const calendarDay = (at: Date | number, timeZone: string): string => isoDay(wallTime(at, timeZone));

/** Numbers the days of a zone: the next day has the next number, however long this one is. */
export const dayNumber = (at: Date | number, timeZone: string): number => Math.floor(wallTime(at, timeZone) / DAY_MS);

/** The day `n` days later; earlier for a negative `n`. */
export const addDays = (day: string, n: number): string => isoDay(Date.parse(day) + n * DAY_MS);

/** The instant at which a day begins in a zone. */
export const dayStart = (day: string, timeZone: string): Date => new Date(instantAt(Date.parse(day), timeZone));

/** The instant at which a day ends, which is the beginning of the next one. */
export const dayEnd = (day: string, timeZone: string): Date => dayStart(addDays(day, 1), timeZone);

/** "+02:00"; how far the clock of a zone is ahead of UTC at an instant. */
export function offsetWords(at: Date | number, timeZone: string): string {
  const minutes = Math.round((wallTime(at, timeZone) - Number(at)) / MINUTE_MS);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** "2026-03-29T03:30:00+02:00": ISO 8601 with the offset, so that its date is the day in the zone. */
export const isoInZone = (at: Date | number, timeZone: string): string =>
  `${new Date(wallTime(at, timeZone)).toISOString().slice(0, 19)}${offsetWords(at, timeZone)}`;

/** "America/Sao Paulo" */
export const zoneWords = (timeZone: string): string => timeZone.replaceAll("_", " ");
