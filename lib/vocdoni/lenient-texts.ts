import { z } from "zod";

/** The texts of a map by language, ignoring other values; a plain string is read as `{ default }`; else null. */
export const lenientTextsSchema = z
  .unknown()
  .optional()
  .transform((value): Record<string, string> | null => {
    if (typeof value === "string") return { default: value };
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return Object.fromEntries(texts);
  });
