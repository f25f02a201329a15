import { canonicalJson } from "@/lib/text/content-hash";

type RawRecord = Record<string, unknown>;
/** A record before (null: unknown) and after. */
export type RecordPair = { before: RawRecord | null; after: RawRecord };
type Difference = { value: boolean; appeared: string[]; vanished: string[] };

/** Keys here are content (a language, someone's own reference), not API fields. */
const CONTENT = new Set(["meta", "name", "description", "logo"]);

const isObject = (value: unknown): value is RawRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function compare(before: RawRecord, after: RawRecord, prefix: string, found: Difference): Difference {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const path = prefix + key;
    const [was, is] = [before[key], after[key]];
    if (was === undefined && is === undefined) continue;
    if (was === undefined) found.appeared.push(path);
    else if (is === undefined) found.vanished.push(path);
    else if (isObject(was) && isObject(is) && !CONTENT.has(path)) compare(was, is, `${path}.`, found);
    else if (canonicalJson(was) !== canonicalJson(is)) found.value = true;
  }
  return found;
}

function addFields(record: RawRecord, fields: Set<string>, prefix = ""): void {
  for (const [key, value] of Object.entries(record)) {
    const path = prefix + key;
    if (value !== undefined) fields.add(path);
    if (isObject(value) && !CONTENT.has(path)) addFields(value, fields, `${path}.`);
  }
}

function fieldsOf(records: readonly RawRecord[]): Set<string> {
  const fields = new Set<string>();
  for (const record of records) addFields(record, fields);
  return fields;
}

/**
 * The number of records that really changed. A field that appears in or disappears from all records is a new version of
 * the API, not a change. `same` are the unchanged records of the batch.
 */
export function countChanged(pairs: readonly RecordPair[], same: readonly RawRecord[]): number {
  let changed = 0;
  const unclear: Difference[] = [];
  for (const { before, after } of pairs) {
    const difference = before && compare(before, after, "", { value: false, appeared: [], vanished: [] });
    if (difference === null || difference.value) changed += 1;
    else unclear.push(difference);
  }
  if (unclear.length === 0) return changed;
  const had = fieldsOf([...same, ...pairs.flatMap(({ before }) => (before ? [before] : []))]);
  const has = fieldsOf([...same, ...pairs.map(({ after }) => after)]);
  const real = unclear.filter(
    ({ appeared, vanished }) => appeared.some((field) => had.has(field)) || vanished.some((field) => has.has(field)),
  );
  return changed + real.length;
}
