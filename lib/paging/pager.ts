import { createHash } from "node:crypto";
import { decodePlace, encodePlace, type Place, pageWithin } from "./place";

/** `after` leaves out everything up to a place, in the order of the walk; `backward` walks from the other end. */
export type Cut = { after?: Place | undefined; backward: boolean; limit: number; offset: number };

/** A row with its place in the list. */
export type Found<R> = { row: R; place: Place };

export type PageQuery = { page: number; size: number; after: string; before: string };

export type Page<R> = {
  rows: R[];
  /** How many match; when `more`, at least this many do and they weren't counted. */
  total: number;
  more: boolean;
  page: number;
  /** Cursors for `after` of the next page and `before` of the previous one; null where there is none. */
  next: string | null;
  previous: string | null;
};

/** A list with its order and filters. Rows come in the order of the walk. */
export type List<R> = {
  /** What tells this list from others, so that a cursor of another one is recognized. */
  name: readonly unknown[];
  /** Whether a value from a cursor can be compared in this order. */
  isValue: (value: string) => boolean;
  /** Walks the order's index; only for a list in which all or nearly all rows match, or whose filter has such an index. */
  walk?: ((cut: Cut) => Promise<Found<R>[]>) | undefined;
  /** The page among the next `most` rows of the order: as much of it as they hold. */
  peek: (cut: Cut, most: number) => Promise<Found<R>[]>;
  /**
   * The page cut from all rows that match, collected first, and how many those are: `most` where there may be more, and the
   * rows mean nothing; 0 where the page has no row.
   */
  collect: (cut: Cut, most: number) => Promise<{ rows: Found<R>[]; matches: number }>;
  /** How many rows of the order to look through when `matching` match (null: more than `few`); 0: collecting is quicker. */
  reach: (cut: Cut, matching: number | null) => number;
  /** Up to this many matches are counted where their number isn't kept. */
  few: number;
};

/** Rows that may have come since they were counted. */
const SLACK = 10_000;
const ALL = 10_000_000;

const listName = ({ name }: Pick<List<unknown>, "name">): string =>
  createHash("sha256").update(JSON.stringify(name)).digest("base64url").slice(0, 10);

/** Where the cursor of the query points; null without one, or with one of another list. */
function cursorCut(list: List<unknown>, { page, size, after, before }: PageQuery): Cut | null {
  if (page === 1) return null;
  const backward = after === "";
  const place = decodePlace(listName(list), backward ? before : after);
  // One more row than is shown: rows may have come or gone since the page before, and the numbers wouldn't tell.
  return place && list.isValue(place.value) ? { after: place, backward, limit: size + 1, offset: 0 } : null;
}

type Known = Pick<Page<unknown>, "total" | "more" | "page">;

/** `ends` says what lies beyond; by default what the one row more than is shown tells. */
function toPage<R>(list: List<R>, { size }: PageQuery, found: Found<R>[], cut: Cut, known: Known, ends?: boolean[]) {
  const beyond = found.length > size;
  const rows = found.slice(0, size);
  if (cut.backward) rows.reverse();
  const [next, previous] = ends ?? (cut.backward ? [true, beyond] : [beyond, known.page > 1]);
  const cursor = (of: Found<R> | undefined, there: boolean | undefined) =>
    there && of ? encodePlace(listName(list), of.place) : null;
  return {
    rows: rows.map(({ row }) => row),
    ...known,
    next: cursor(rows.at(-1), next),
    previous: cursor(rows.at(0), previous),
  };
}

/** A page of a list whose length is known exactly: at its cursor, or counted from the nearer end. */
export async function pageOf<R>(list: List<R>, query: PageQuery, total: number): Promise<Page<R>> {
  const { size } = query;
  const page = pageWithin(query, total);
  const known = { total, more: false, page };
  const there = cursorCut(list, { ...query, page });
  const from = (page - 1) * size;
  const limit = Math.max(0, Math.min(size, total - from));
  const behind = total - from - limit;
  const counted: Cut =
    behind < from ? { backward: true, limit, offset: behind } : { backward: false, limit: size, offset: from };
  const cut = there ?? counted;
  const read = async () => {
    if (list.walk) return list.walk(cut);
    const reach = list.reach(cut, total);
    const rows = reach > 0 ? await list.peek(cut, reach) : [];
    return rows.length === cut.limit ? rows : (await list.collect(cut, total + SLACK)).rows;
  };
  const rows = await read();
  // Past a cursor that the list no longer reaches to: by the page's number.
  if (rows.length === 0 && there) return pageOf(list, { ...query, after: "", before: "" }, total);
  return toPage(list, query, rows, cut, known, there ? undefined : [page * size < total, page > 1]);
}

/**
 * A page of a list whose length isn't kept; `about`: how many match, nearly. Up to `few` matches are counted by collecting
 * them, more only when there is no cheaper way. A page beyond the last yields the last.
 */
export async function searchPage<R>(list: List<R>, query: PageQuery, about: number | null = null): Promise<Page<R>> {
  const { size, page } = query;
  const cut = cursorCut(list, query) ?? { backward: false, limit: size + 1, offset: (page - 1) * size };
  const whole = (rows: Found<R>[], total: number) =>
    toPage(list, query, rows, cut, { total, more: false, page: pageWithin(query, total) });
  const lastPage = async (): Promise<Page<R>> => {
    const start = { backward: false, limit: 1, offset: 0 };
    const { matches } = page === 1 ? { matches: 0 } : await list.collect(start, ALL);
    if (matches === 0) return { rows: [], total: 0, more: false, page: 1, next: null, previous: null };
    return searchPage(list, { ...query, page: pageWithin(query, matches), after: "", before: "" }, about);
  };
  if (about === null || about <= list.few) {
    const most = cut.offset >= list.few ? ALL : list.few + 1;
    const { rows, matches } = await list.collect(cut, most);
    if (matches === 0) return lastPage();
    if (matches < most) return whole(rows, matches);
  }
  const reach = list.reach(cut, about);
  const near = reach > 0 ? await list.peek(cut, reach) : [];
  const known = about === null ? { total: list.few, more: true, page } : { total: about, more: false, page };
  if (near.length === cut.limit) return toPage(list, query, near, cut, known);
  const { rows, matches } = await list.collect(cut, ALL);
  return matches > 0 ? whole(rows, matches) : lastPage();
}
