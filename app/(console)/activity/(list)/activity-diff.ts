import { fieldWords } from "@/lib/organizations/schemas";

/** One field of a change as text; null: it was not there. */
export type DiffLine = { field: string; before: string | null; after: string | null };

const words: Record<string, string> = {
  ...fieldWords,
  name: "Name",
  externalId: "External id",
  contactName: "Contact's name",
  contactEmail: "Contact's e-mail",
  customer: "Customer",
  customerId: "Customer's id",
  address: "Address",
  newCustomerName: "New customer",
  ownerEmail: "Owner's e-mail",
  notes: "Notes",
  tags: "Tags",
  role: "Role",
  email: "E-mail",
  type: "Type",
  error: "Error",
  kept: "Kept by Vocdoni as it was",
  changed: "Changed fields",
};

type Fields = Record<string, unknown>;

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A request to edit carries its own before and after; everything else is the record itself. */
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

function flatten(value: unknown, prefix = "", depth = 0): Map<string, string> {
  const flat = new Map<string, string>();
  if (!isRecord(value)) {
    const text = textOf(value);
    if (text !== null) flat.set(prefix || "Value", text);
    return flat;
  }
  for (const [key, item] of Object.entries(value)) {
    const label = prefix ? `${prefix}, ${key}` : (words[key] ?? key);
    if (isRecord(item) && depth < DEPTH - 1) for (const entry of flatten(item, label, depth + 1)) flat.set(...entry);
    else {
      const text = textOf(item);
      if (text !== null) flat.set(label, text);
    }
  }
  return flat;
}

/** What a change did, field by field; equal fields are left out. Nested objects go one level deep. */
export function diffOf(before: unknown, after: unknown): DiffLine[] {
  const both = sides(before, after);
  const old = flatten(both.before);
  const now = flatten(both.after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((line) => line.before !== line.after);
}
