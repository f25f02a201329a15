import "server-only";
import { createHash } from "node:crypto";

/** JSON with the keys in a fixed order, so that the same record always reads the same; undefined for what JSON leaves out. */
function ordered(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => ordered(item) ?? "null").join(",")}]`;
  const fields: string[] = [];
  for (const [key, item] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = ordered(item);
    if (text !== undefined) fields.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${fields.join(",")}}`;
}

export const canonicalJson = (value: unknown): string => ordered(value) ?? "";

export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");

/** SHA-256 of a JSON value that does not depend on the order of keys, as hex. */
export const contentHash = (value: unknown): string => hashText(canonicalJson(value));
