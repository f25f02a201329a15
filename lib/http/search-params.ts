import type { z } from "zod";

export type RawSearchParams = Record<string, string | string[] | undefined>;

/**
 * Parses search params by a schema, one by one: an unknown or malformed value falls back to its default, and its name
 * is in `ignored` for the page to report.
 */
export function readSearchParams<S extends z.ZodObject>(
  schema: S,
  defaults: z.output<S>,
  raw: RawSearchParams,
): { query: z.output<S>; ignored: string[] } {
  const given: Record<string, unknown> = { ...defaults };
  const ignored: string[] = [];
  for (const [key, field] of Object.entries(schema.shape)) {
    const value = raw[key];
    if (value === undefined || value === "") continue;
    const text = Array.isArray(value) ? value[0] : value;
    const one = field.safeParse(text);
    // PostgreSQL has no NUL: no row can contain it, and a query that contains it fails.
    if (one.success && !text?.includes("\u0000")) given[key] = one.data;
    else ignored.push(key);
  }
  return { query: schema.parse(given), ignored };
}
