import "server-only";
import { createHash } from "node:crypto";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
/** Characters that JSON doesn't escape. */
const PLAIN = /^[\w .:/@-]*$/;
const quoted = (text: string) => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** JSON with sorted keys, so that equal records are equal texts; undefined for what JSON omits. */
function ordered(value: unknown): string | undefined {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map((item) => ordered(item) ?? "null").join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const item = ordered(value[key]);
    if (item !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${item}`;
  }
  return `{${text}}`;
}

export const canonicalJson = (value: unknown): string => ordered(value) ?? "";

export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");

/** SHA-256 of a JSON value as hex, independent of key order. */
export const contentHash = (value: unknown): string => hashText(canonicalJson(value));
