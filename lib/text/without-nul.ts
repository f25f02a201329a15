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
