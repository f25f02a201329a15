import type { AlsoChanged } from "@/lib/operations/schemas";
import { canonicalJson } from "@/lib/text/content-hash";
import { type Field, fieldText } from "./fields";

type RawRecord = Record<string, unknown>;

/** Where the record keeps a field that an edit names; texts stand under `meta`, and once more at the top. */
const TEXTS: Record<string, Field> = { name: "names", description: "descriptions", logo: "logo" };
const COUNTER = "counters.";
const LONGEST = 200;

const isObject = (value: unknown): value is RawRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The values of a record by path; a text in several languages is one value. */
function valuesOf(record: RawRecord, prefix = "", values = new Map<string, unknown>()): Map<string, unknown> {
  for (const [key, value] of Object.entries(record)) {
    const path = prefix + key;
    const text = TEXTS[path.replace(/^meta\./, "")];
    if (text !== undefined) values.set(text, values.get(text) ?? value);
    else if (isObject(value)) valuesOf(value, `${path}.`, values);
    else values.set(path, value);
  }
  return values;
}

function textOf(value: unknown): string {
  const texts = isObject(value) && Object.values(value).every((text) => typeof text === "string");
  const text = texts
    ? fieldText(Object.fromEntries(Object.entries(value).map(([key, word]) => [key, String(word)])))
    : "";
  if (text !== "" || value === undefined || value === null) return text.slice(0, LONGEST);
  return (typeof value === "string" ? value : canonicalJson(value)).slice(0, LONGEST);
}

/**
 * Every field that is another than before and that an edit of `asked` did not name. Counters that grew are use, and no
 * effect of an edit; one that is lower is.
 */
export function alsoChanged(before: RawRecord, after: RawRecord, asked: readonly Field[]): AlsoChanged[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const named = new Set<string>(asked);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !named.has(path) && canonicalJson(was.get(path)) !== canonicalJson(is.get(path)))
    .filter((path) => !(path.startsWith(COUNTER) && Number(is.get(path)) > Number(was.get(path) ?? 0)))
    .sort()
    .map((field) => ({ field, was: textOf(was.get(field)), is: textOf(is.get(field)) }));
}
