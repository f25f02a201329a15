const KEY_LENGTH = 120;

/** Lower case without accents or runs of white space: how names are compared and searched. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

const AFTER_ALL = "\uffff";

/** What a name is ordered by, byte by byte; cut, because an index entry has a limit. Without a name: after all others. */
export function sortKey(name: string): string {
  return [...fold(name)].slice(0, KEY_LENGTH).join("") || AFTER_ALL;
}

/** A LIKE pattern that finds `text` anywhere in a folded column. */
export function containsPattern(text: string): string {
  return `%${fold(text).replace(/[\\%_]/g, "\\$&")}%`;
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
