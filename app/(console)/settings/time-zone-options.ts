import type { ComboOption } from "@/components/forms/use-async-options";
import { isTimeZone, offsetWords, zoneWords } from "@/lib/time/zone";

/** The maximum number listed at a time, since each offset has to be calculated. */
const MOST = 60;

const folded = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s_]+/g, " ")
    .trim();

const canonical = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;

/** "kathmandu" → Asia/Kathmandu: zones have more names than listed, such as the current ones of Kolkata and Kyiv. */
function otherNames(query: string, areas: Iterable<string>, listed: readonly string[]): string[] {
  const place = query.replaceAll(/(^|[ /])[a-z]/g, (start) => start.toUpperCase()).replaceAll(" ", "_");
  return [place, ...[...areas].map((area) => `${area}/${place}`)].filter(
    (name) => isTimeZone(name) && !listed.includes(canonical(name)),
  );
}

/** 0: the place begins with `words`; 1: a word of the name does; 2: anywhere in it. */
function rank(name: string, words: string): number {
  const text = folded(name);
  if (text.slice(text.lastIndexOf("/") + 1).startsWith(words)) return 0;
  return text.split(/[ /-]/).some((word) => word.startsWith(words)) ? 1 : 2;
}

/**
 * The zones whose name contains `query`, with their offsets at `now`: first places that begin with it. Without a query,
 * all of them, those of `suggested` first.
 */
export function timeZoneOptions(query: string, suggested: readonly string[], now: number): ComboOption[] {
  const words = folded(query);
  const names = new Set([...suggested, "UTC", ...Intl.supportedValuesOf("timeZone")]);
  const matching = [...names]
    .filter((name) => folded(name).includes(words))
    .sort((a, b) => rank(a, words) - rank(b, words));
  const areas = new Set([...names].flatMap((name) => (name.includes("/") ? (name.split("/")[0] ?? []) : [])));
  const found = words.length > 2 ? new Set([...matching, ...otherNames(words, areas, matching)]) : matching;
  return [...found].slice(0, MOST).map((value) => {
    const offset = offsetWords(now, value);
    return { value, label: zoneWords(value), note: `UTC${offset}` };
  });
}
