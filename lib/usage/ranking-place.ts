import "server-only";
import { createHash } from "node:crypto";
import { decodePlace, encodePlace, type Place } from "@/lib/paging/place";
import type { RankingQuery } from "./ranking-schemas";

type Query = Omit<RankingQuery, "size" | "page">;

/** Names an order with its filters, so that a cursor of another ranking is known for one. */
function rankingName({ by, counter, sort, dir, q, type, country, status }: Query): string {
  const parts = JSON.stringify([by, counter, sort, dir, q.trim(), type, country, status]);
  return createHash("sha256").update(parts).digest("base64url").slice(0, 10);
}

/** The row that the page begins after (or ends before); null without a cursor, or with one that means nothing here. */
export function rankingPlaceOf(query: Query): { place: Place; backward: boolean } | null {
  const backward = query.after === "";
  const place = decodePlace(rankingName(query), backward ? query.before : query.after);
  return place && /^-?\d{1,16}$/.test(place.value) ? { place, backward } : null;
}

/** The cursor of a row of this ranking. */
export const rankingCursorOf = (query: Query, place: Place): string => encodePlace(rankingName(query), place);
