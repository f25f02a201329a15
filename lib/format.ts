import { languageOf } from "@/lib/messages/locales";

/**
 * Figures, dates and names formatted by `Intl` for a locale; words are in the catalog. Works on server and client;
 * nothing here reads the clock or the environment.
 */

export type Instant = string | number | Date;

/** Creating an Intl formatter costs as much as formatting a hundred values. */
function kept<T>(make: (locale: string, options: object) => T): (locale: string, options: object) => T {
  const made = new Map<string, T>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= 200) made.clear();
    const fresh = make(locale, options);
    made.set(key, fresh);
    return fresh;
  };
}

const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
/** English dates have the day first, so that readers of every region take them for the same day; hours count to 24. */
const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageOf(locale) === "en" ? "en-GB" : locale, { hourCycle: "h23", ...options }),
);
const collator = kept((locale, options: Intl.CollatorOptions) => new Intl.Collator(locale, options));
const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));
const displayNames = kept(
  (locale, { type }: { type?: "region" | "language" }) =>
    new Intl.DisplayNames([locale], { type: type ?? "region", fallback: "code" }),
);

export function formatNumber(value: number | bigint, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(locale, { maximumFractionDigits: 2, ...options }).format(value);
}

/** 123456 (euro cents) → "€1,234.56". */
export function formatEuros(cents: number, locale: string): string {
  return formatNumber(cents / 100, locale, { style: "currency", currency: "EUR" });
}

/** 0.832 → "83%". Never shows 0% for a nonzero share or 100% for less than the whole. */
export function formatPercent(share: number, locale: string): string {
  const format = numberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  if (share > 0 && share < 0.01) return `<${format.format(0.01)}`;
  if (share > 0.99 && share < 1) return format.format(0.99);
  if (share > 1 && share < 1.1) {
    return numberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
  }
  return format.format(share);
}

const DAY = 86_400;

export type AgeUnit = "second" | "minute" | "hour" | "day" | "month" | "year";

/**
 * How far an instant is from `now`, in a natural unit; `null` for an invalid one. `seconds` is positive for the past.
 */
export function ageOf(instant: Instant, now: Instant): { isPast: boolean; count: number; unit: AgeUnit } | null {
  const seconds = (new Date(now).getTime() - new Date(instant).getTime()) / 1000;
  if (Number.isNaN(seconds)) return null;
  const s = Math.abs(seconds);
  const age = (unit: AgeUnit, each: number) => ({ isPast: seconds > 0, count: Math.floor(s / each), unit });
  if (s < 60) return age("second", 1);
  if (s < 3600) return age("minute", 60);
  if (s < 2 * DAY) return age("hour", 3600);
  if (s < 60 * DAY) return age("day", DAY);
  return s < 730 * DAY ? age("month", 30.44 * DAY) : age("year", 365.25 * DAY);
}

/** A date formatted by `options`; empty for an invalid instant. */
export function formatInstant(instant: Instant, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? "" : dateFormat(locale, options).format(date);
}

const DAY_PARTS = { day: "numeric", month: "short", year: "numeric" } as const;
const EXACT_PARTS = {
  ...DAY_PARTS,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
} as const;

/** "12 Aug 2026, 14:03:22 UTC" */
export const formatExact = (instant: Instant, timeZone: string, locale: string): string =>
  formatInstant(instant, locale, { ...EXACT_PARTS, timeZone });

/** "12 Aug 2026" */
export const formatDate = (instant: Instant, timeZone: string, locale: string): string =>
  formatInstant(instant, locale, { ...DAY_PARTS, timeZone });

/** "a, b, and c" */
export const formatList = (items: readonly string[], locale: string): string => listFormat(locale, {}).format(items);

/** A language's collation. */
export const compareWords = (a: string, b: string, locale: string): number => collator(locale, {}).compare(a, b);

/** Milliseconds → "0.4 s", "6.1 s", "48 s", "2 min 5 s", "3 h 12 min", "2 d 4 h": symbols that every language has. */
export function formatDuration(ms: number, locale: string, finest: "tenth" | "second" = "tenth"): string {
  const tenths = Math.round(Math.max(ms, 0) / 100);
  if (tenths < 100 && finest === "tenth") return `${formatNumber(tenths / 10, locale, { minimumFractionDigits: 1 })} s`;
  const s = Math.round(tenths / 10);
  const two = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
  if (s < 60) return `${s} s`;
  if (s < 3600) return two(Math.floor(s / 60), "min", s % 60, "s");
  if (s < DAY) return two(Math.floor(s / 3600), "h", Math.floor((s % 3600) / 60), "min");
  return two(Math.floor(s / DAY), "d", Math.floor((s % DAY) / 3600), "h");
}

/** "political_party" → "Political party". */
export function humanized(raw: string): string {
  const words = raw.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function displayName(type: "region" | "language", code: string, locale: string): string {
  try {
    return displayNames(locale, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "ES" → "Spain". Vocdoni stores anything, so a value that isn't a code is returned unchanged. */
export function countryName(code: string, locale: string): string {
  return /^[a-z]{2}$/i.test(code) ? displayName("region", code.toUpperCase(), locale) : code;
}

/** "ca" → "Catalan" */
export const languageName = (code: string, locale: string): string => displayName("language", code, locale);

/** "Catalan (ca)", for those who know a language by its code; a code without a name stands alone. */
export function languageLabel(code: string, locale: string): string {
  const name = languageName(code, locale);
  return name === code ? code : `${name} (${code})`;
}
