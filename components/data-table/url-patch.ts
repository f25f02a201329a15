/** null or "" removes the parameter. */
export type UrlPatch = Record<string, string | number | null>;

const CURSORS = ["after", "before"];

/** Applies a patch to a query; only a patch of `page` keeps a page, and only one with a cursor keeps a cursor. */
export function patched(query: string, patch: UrlPatch): string {
  const next = new URLSearchParams(query);
  if (!("page" in patch)) next.delete("page");
  for (const cursor of CURSORS) next.delete(cursor);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === "" || (key === "page" && String(value) === "1")) next.delete(key);
    else next.set(key, String(value));
  }
  return next.toString();
}

/** Identifies the list of a query, regardless of the page. */
export function listOf(query: string): string {
  const list = new URLSearchParams(query);
  for (const param of ["page", ...CURSORS]) list.delete(param);
  list.sort();
  return list.toString();
}
