const KEY_LENGTH = 120;

/** Lower case without accents, typographic apostrophes, NUL or runs of white space: how names are compared and searched. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("\u0000", "")
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

const AFTER_ALL = "\uffff";

/** What a name is ordered by, byte by byte; cut, because an index entry has a limit. Without a name: after all others. */
export function sortKey(name: string): string {
  return [...fold(name)].slice(0, KEY_LENGTH).join("") || AFTER_ALL;
}

/** One or two letters or digits, in a script that puts spaces between its words. */
const SHORT =
  /^(?!.*[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}]{1,2}$/u;

/**
 * LIKE patterns, one per word: a folded column that matches them all has every word somewhere. "0xF47f…4874" is two words.
 * A word of one or two letters is in nearly every row and in no trigram: it matches beginnings of words only. For that the
 * column must begin with a space.
 */
export function wordPatterns(text: string): string[] {
  const words = fold(text.replaceAll("…", " ")).split(" ").filter(Boolean).slice(0, 12);
  return words.map((word) => `%${SHORT.test(word) ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`);
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: the first is cut out, the second becomes U+FFFD. */
export function withoutNul<T>(value: T): T;
export function withoutNul(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");
  if (Array.isArray(value)) return value.map((item) => withoutNul(item));
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [withoutNul(key), withoutNul(item)]));
  }
  return value;
}
