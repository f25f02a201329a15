import type { UnrequestedChange } from "@/lib/operations/model";
import { type Field, fieldText } from "@/lib/organizations/fields";
import { canonicalJson } from "@/lib/text/content-hash";

type RawRecord = Record<string, unknown>;

/** Where a record holds each editable field; texts are under `meta`, and again at the top level. */
const TEXTS: Record<string, Field> = { name: "names", description: "descriptions", logo: "logo" };
const COUNTER = "counters.";
const MAX_LENGTH = 200;

const isObject = (value: unknown): value is RawRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The values of a record by path; a multilingual text is one value. */
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
  if (text !== "" || value === undefined || value === null) return text.slice(0, MAX_LENGTH);
  return (typeof value === "string" ? value : canonicalJson(value)).slice(0, MAX_LENGTH);
}

/**
 * Every field that changed without being named in an edit of `asked`. Counters that grew are usage, not an effect of
 * the edit; a lower one is.
 */
export function unrequestedChanges(before: RawRecord, after: RawRecord, asked: readonly Field[]): UnrequestedChange[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const named = new Set<string>(asked);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !named.has(path) && canonicalJson(was.get(path)) !== canonicalJson(is.get(path)))
    .filter((path) => !(path.startsWith(COUNTER) && Number(is.get(path)) > Number(was.get(path) ?? 0)))
    .sort()
    .map((field) => ({ field, was: textOf(was.get(field)), is: textOf(is.get(field)) }));
}
