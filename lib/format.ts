/** Words and figures for people. Safe on both sides; nothing here reads the clock or the environment. */

export type Instant = string | number | Date;

export const DEFAULT_LOCALE = "en";

/** Making one of Intl's formatters costs as much as formatting a hundred values. */
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
const dateFormat = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const displayNames = kept(
  (locale, { type }: { type?: "region" | "language" }) =>
    new Intl.DisplayNames([locale], { type: type ?? "region", fallback: "code" }),
);

export function formatNumber(
  value: number,
  locale: string = DEFAULT_LOCALE,
  options: Intl.NumberFormatOptions = {},
): string {
  return numberFormat(locale, { maximumFractionDigits: 2, ...options }).format(value);
}

/** 123456 (euro cents) → "€1,234.56". */
export function formatEuros(cents: number, locale: string = DEFAULT_LOCALE): string {
  return formatNumber(cents / 100, locale, { style: "currency", currency: "EUR" });
}

/** 0.832 → "83%". Never says 0% for something nor 100% for not quite everything. */
export function formatPercent(share: number, locale: string = DEFAULT_LOCALE): string {
  const format = numberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  if (share > 0 && share < 0.01) return `<${format.format(0.01)}`;
  if (share > 0.99 && share < 1) return format.format(0.99);
  if (share > 1 && share < 1.1) {
    return numberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
  }
  return format.format(share);
}

/** 1536 → "1.5 kB" (decimal units). */
export function formatBytes(bytes: number, locale: string = DEFAULT_LOCALE): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1);
  return `${formatNumber(bytes / 1000 ** power, locale, { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power]}`;
}

const DAY = 86_400;

function span(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 2 * DAY) return `${Math.floor(seconds / 3600)} h`;
  if (seconds < 60 * DAY) return `${Math.floor(seconds / DAY)} days`;
  if (seconds < 730 * DAY) return `${Math.floor(seconds / (30.44 * DAY))} months`;
  return `${Math.floor(seconds / (365.25 * DAY))} years`;
}

/** "38 s ago", "in 3 min", "just now"; empty for an instant that cannot be read. */
export function formatRelative(instant: Instant, now: Instant): string {
  const seconds = (new Date(now).getTime() - new Date(instant).getTime()) / 1000;
  if (Number.isNaN(seconds)) return "";
  if (Math.abs(seconds) < 1) return "just now";
  return seconds > 0 ? `${span(seconds)} ago` : `in ${span(-seconds)}`;
}

function inZone(instant: Instant, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? "" : dateFormat("en-GB", options).format(date);
}

/** "12 Aug 2026, 14:03:22 UTC" */
export function formatExact(instant: Instant, timeZone: string): string {
  return inZone(instant, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone,
    timeZoneName: "short",
  });
}

/** "12 Aug 2026" */
export function formatDate(instant: Instant, timeZone: string): string {
  return inZone(instant, { day: "numeric", month: "short", year: "numeric", timeZone });
}

/** Milliseconds → "0.4 s", "6.1 s", "48 s", "2 min 5 s", "3 h 12 min", "2 d 4 h". */
export function formatDuration(ms: number): string {
  const tenths = Math.round(Math.max(ms, 0) / 100);
  if (tenths < 100) return `${(tenths / 10).toFixed(1)} s`;
  const s = Math.round(tenths / 10);
  const two = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
  if (s < 60) return `${s} s`;
  if (s < 3600) return two(Math.floor(s / 60), "min", s % 60, "s");
  if (s < DAY) return two(Math.floor(s / 3600), "h", Math.floor((s % 3600) / 60), "min");
  return two(Math.floor(s / DAY), "d", Math.floor((s % DAY) / 3600), "h");
}

/** "political_party" → "Political party"; "Not set" for nothing. */
export function organizationTypeLabel(type: string | null | undefined): string {
  if (!type) return "Not set";
  if (type === "others") return "Other";
  const words = type.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function displayName(type: "region" | "language", code: string, locale: string): string {
  try {
    return displayNames(locale, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "ES" → "Spain". Vocdoni keeps whatever was typed, so what is not a code comes back unchanged. */
export function countryName(code: string, locale: string = DEFAULT_LOCALE): string {
  return /^[a-z]{2}$/i.test(code) ? displayName("region", code.toUpperCase(), locale) : code;
}

/** "ca" → "Catalan", "default" → "Default". */
export function languageName(code: string, locale: string = DEFAULT_LOCALE): string {
  return code === "default" ? "Default" : displayName("language", code, locale);
}

/** "Catalan (ca)", for those who know a language by its code; a code without a name stands alone. */
export function languageLabel(code: string, locale: string = DEFAULT_LOCALE): string {
  const name = languageName(code, locale);
  return name === code ? code : `${name} (${code})`;
}
