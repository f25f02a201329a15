/** null or "" takes the parameter out of the address. */
export type UrlPatch = Record<string, string | number | null>;

const CURSORS = ["after", "before"];

/** A query with a change; only a change of `page` itself keeps a page, and only one that names a cursor has it. */
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

/** Which list a query shows, whatever page of it. */
export function listOf(query: string): string {
  const list = new URLSearchParams(query);
  for (const param of ["page", ...CURSORS]) list.delete(param);
  list.sort();
  return list.toString();
}
