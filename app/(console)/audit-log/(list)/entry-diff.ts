import type { Text } from "@/lib/messages/part";

/** One field of a change as text; null: absent. */
export type DiffLine = { field: string; before: string | null; after: string | null };

/** Fields that have a name; any other is shown by its key. */
const named = [
  "names",
  "descriptions",
  "logo",
  "website",
  "country",
  "timezone",
  "size",
  "color",
  "subdomain",
  "defaultLang",
  "name",
  "externalId",
  "contactName",
  "contactEmail",
  "notes",
  "tags",
  "customer",
  "customerId",
  "newCustomerName",
  "address",
  "ownerEmail",
  "role",
  "email",
  "type",
  "error",
  "kept",
  "changed",
] as const;

type FieldText = Text<"audit.fields">;

function nameOf(key: string, text: FieldText): string {
  const known = named.find((each) => each === key);
  return known ? text(known) : key;
}

type Fields = Record<string, unknown>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A request to edit has its own before and after; anything else is the record itself. */
function sides(before: unknown, after: unknown): { before: unknown; after: unknown } {
  if (!isRecord(after) || !isRecord(after.before) || !isRecord(after.after)) return { before, after };
  const changed = Array.isArray(after.changed) ? after.changed : Object.keys(after.after);
  const only = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([key]) => changed.includes(key)));
  return { before: only(after.before), after: only(after.after) };
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(", ") || null;
  return JSON.stringify(value);
}

const DEPTH = 2;

function flatten(value: unknown, text: FieldText, prefix = "", depth = 0): Map<string, string> {
  const flat = new Map<string, string>();
  if (!isRecord(value)) {
    const shown = textOf(value);
    if (shown !== null) flat.set(prefix || text("value"), shown);
    return flat;
  }
  for (const [key, item] of Object.entries(value)) {
    const label = prefix ? text("within", { field: prefix, key }) : nameOf(key, text);
    if (isRecord(item) && depth < DEPTH - 1) {
      for (const entry of flatten(item, text, label, depth + 1)) flat.set(...entry);
    } else {
      const shown = textOf(item);
      if (shown !== null) flat.set(label, shown);
    }
  }
  return flat;
}

/** The changes by field, without equal ones. Nested objects are compared one level deep. */
export function diffOf(before: unknown, after: unknown, text: FieldText): DiffLine[] {
  const both = sides(before, after);
  const old = flatten(both.before, text);
  const now = flatten(both.after, text);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((line) => line.before !== line.after);
}
