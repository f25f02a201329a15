import { z } from "zod";
import type { JsonObject } from "../state/schemas";
import { ApiError } from "./errors";

/** End of the first JSON object or array of a text (0 when there is none): what follows it is ignored, as Go's decoder does. */
function endOfFirstValue(raw: string): number {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < raw.length; i++) {
    const char = raw.charAt(i);
    if (quoted) {
      if (char === "\\") i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") depth++;
    else if ((char === "}" || char === "]") && --depth === 0) return i + 1;
  }
  return 0;
}

/** The reason why a body does not decode to an object, or the object (`null` counts as an empty one). */
export function parseObject(raw: string): { value: JsonObject } | { reason: string } {
  const trimmed = raw.trim();
  if (trimmed === "") return { reason: "EOF" };
  if (/^null\b/.test(trimmed)) return { value: {} };
  if (!trimmed.startsWith("{"))
    return { reason: `invalid character '${trimmed.charAt(0)}' looking for beginning of value` };
  try {
    const parsed = z.record(z.string(), z.json()).safeParse(JSON.parse(trimmed.slice(0, endOfFirstValue(trimmed))));
    return parsed.success ? { value: parsed.data } : { reason: "cannot unmarshal" };
  } catch {
    return { reason: "unexpected EOF" };
  }
}

/** The object of a body; otherwise 40004. */
export function decodeObject(raw: string): JsonObject {
  const parsed = parseObject(raw);
  if ("reason" in parsed) throw new ApiError("malformedBody");
  return parsed.value;
}

/** A field, found as Go finds it: exactly, else in any case. `null` is as good as absent. */
export function field(object: JsonObject, name: string): JsonObject[string] | undefined {
  const exact = object[name];
  if (exact !== undefined) return exact ?? undefined;
  const key = Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (object[key] ?? undefined);
}

/** A text field, `""` when absent; of another type: 40004. */
export function textField(object: JsonObject, name: string): string {
  const value = field(object, name);
  if (value === undefined) return "";
  if (typeof value !== "string") throw new ApiError("malformedBody");
  return value;
}

/** A boolean field, `false` when absent; of another type: 40004. */
export function booleanField(object: JsonObject, name: string): boolean {
  const value = field(object, name);
  if (value === undefined) return false;
  if (typeof value !== "boolean") throw new ApiError("malformedBody");
  return value;
}

/** An object field, null when absent; of another type: 40004. */
export function objectField(object: JsonObject, name: string): JsonObject | null {
  const value = field(object, name);
  if (value === undefined) return null;
  const parsed = z.record(z.string(), z.json()).safeParse(value);
  if (!parsed.success) throw new ApiError("malformedBody");
  return parsed.data;
}

/** A list of texts, empty when absent; of another type: 40004. */
export function textListField(object: JsonObject, name: string): string[] {
  const parsed = z.array(z.string()).safeParse(field(object, name) ?? []);
  if (!parsed.success) throw new ApiError("malformedBody");
  return parsed.data;
}

/** An address field of a body must be `0x` + 40 hex when it is there; `""` fails too. */
export function checkAddressField(object: JsonObject, name: string): void {
  const value = field(object, name);
  if (value === undefined) return;
  if (typeof value !== "string" || !/^0[xX][0-9a-fA-F]{40}$/.test(value)) throw new ApiError("malformedBody");
}
