const KEY_LENGTH = 120;

/** Lower case without accents or runs of white space: how names are compared and searched. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** What a name is ordered by; cut, because an index entry has a limit. */
export function sortKey(name: string): string {
  return [...fold(name)].slice(0, KEY_LENGTH).join("");
}

/** A LIKE pattern that finds `text` anywhere in a folded column. */
export function containsPattern(text: string): string {
  return `%${fold(text).replace(/[\\%_]/g, "\\$&")}%`;
}

/** PostgreSQL stores no NUL in text or jsonb: it is cut out of whatever comes from outside. */
export function withoutNul<T>(value: T): T;
export function withoutNul(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\u0000", "");
  if (Array.isArray(value)) return value.map((item) => withoutNul(item));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [withoutNul(key), withoutNul(item)]));
  }
  return value;
}
