import "server-only";
import { createHash } from "node:crypto";
import { decodePlace, encodePlace, type Place } from "@/lib/paging/place";
import type { OrganizationQuery } from "./list-query";

type Query = Omit<OrganizationQuery, "size">;

/** Names an order with its filters, so that a cursor of another list is known for one. */
function listName({ sort, dir, q, type, country, linked, status }: Query): string {
  const parts = JSON.stringify([sort, dir, q.trim(), type, country, linked, status]);
  return createHash("sha256").update(parts).digest("base64url").slice(0, 10);
}

const wellFormed: Record<OrganizationQuery["sort"], (value: string) => boolean> = {
  name: () => true,
  created: (value) =>
    value === "-infinity" || /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(value),
  votes: (value) => /^\d{1,16}$/.test(value),
};

/** The row that the page begins after (or ends before); null without a cursor, or with one that means nothing here. */
export function placeOf(query: Query): { place: Place; backward: boolean } | null {
  const backward = query.after === "";
  const place = decodePlace(listName(query), backward ? query.before : query.after);
  return place && wellFormed[query.sort](place.value) ? { place, backward } : null;
}

/** The cursor of a row of this list. */
export const cursorOf = (query: Query, place: Place): string => encodePlace(listName(query), place);
