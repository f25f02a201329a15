import { z } from "zod";

/** The page to show: a page beyond the last yields the last, and an empty list has a first page. */
export function pageWithin(query: { page: number; size: number }, total: number): number {
  return Math.max(1, Math.min(query.page, Math.ceil(total / query.size)));
}

/** A place between two rows of an ordered list: the row it stands beside, by what it is ordered by. */
export type Place = { value: string; id: string };

const placeSchema = z.tuple([z.string().max(20), z.string().max(500), z.string().max(100)]);

/** A place as it stands in an address; `list` names the list (its order and filters) that it belongs to. */
export function encodePlace(list: string, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([list, value, id])).toString("base64url");
}

/** The place that a cursor means in this list; null for one that is malformed or of another list. */
export function decodePlace(list: string, cursor: string): Place | null {
  try {
    const [of, value, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return of === list && !`${value}${id}`.includes("\u0000") ? { value, id } : null;
  } catch {
    return null;
  }
}
