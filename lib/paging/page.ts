import "server-only";
import type { Db } from "@/lib/db/types";
import { type Cut, collect, type Found, peek, type Rows, walk } from "./keyset";
import { encodePlace, type PageQuery, pageWithin, placeOf } from "./place";

/** A list that is read in pages, and how to read them fastest. */
export type PagedList<Row> = Rows<Row> & {
  /** Whether to find a page by walking the sort index. */
  walks: boolean;
  /** How many match, at a cost that does not grow with them; null: only collecting them tells. */
  count: (() => Promise<number>) | null;
  /** Whether `count` is exact: then a page is counted from the nearer end. */
  exact: boolean;
  /** Up to this many matches are counted by collecting them; beyond that, the list says "more than `said`". */
  few: number;
  said: number;
  /**
   * How many rows to search in sort order for a page that needs `need` of `matching` rows, before collecting all; 0:
   * none.
   */
  rowsToScan: (matching: number, need: number) => number;
};

export type Page<Row> = {
  rows: Row[];
  /** How many match; when `more`, at least this many do and nobody counted them. */
  total: number;
  more: boolean;
  page: number;
  /** Cursors for `after` of the next page and `before` of the previous one; null where there is none. */
  next: string | null;
  previous: string | null;
};

type Ctx = { db: Db };
type Known = Pick<Page<unknown>, "total" | "more" | "page">;

const EVERY = 10_000_000;

function toPage<Row>(list: PagedList<Row>, { size }: PageQuery, found: Found<Row>, known: Known): Page<Row> {
  const { backward, after, offset } = found.cut;
  const beyond = found.rows.length > size;
  const kept = found.rows.slice(0, size);
  const rows = backward ? kept.reverse() : kept;
  const cursor = (of: (typeof rows)[number] | undefined, there: boolean) =>
    there && of ? encodePlace(list, of.place) : null;
  return {
    rows: rows.map(({ row }) => row),
    ...known,
    next: cursor(rows.at(-1), backward ? after !== undefined || offset > 0 : beyond),
    previous: cursor(rows.at(0), backward && after ? beyond : known.page > 1),
  };
}

/** Where a page lies: next to its cursor, or counted from the nearer end of `total` rows (null: from the start). */
function cutOf<Row>(list: PagedList<Row>, query: PageQuery, total: number | null): Cut {
  const { page, size } = query;
  // One more than is shown tells whether something lies beyond: rows come and go, and the numbers would not tell.
  const limit = size + 1;
  const there = placeOf(list, query);
  if (there) return { ...there, limit, offset: 0 };
  const offset = (page - 1) * size;
  const behind = total === null ? offset : Math.max(0, total - offset - size);
  if (total === null || behind >= offset) return { backward: false, limit, offset };
  return { backward: true, limit: Math.min(size, total - offset), offset: behind };
}

async function lookFor<Row>(ctx: Ctx, list: PagedList<Row>, cut: Cut, matching: number): Promise<Found<Row>> {
  if (list.walks) return walk(ctx, list, cut);
  const most = list.rowsToScan(matching, cut.offset + cut.limit);
  const found = most > 0 ? await peek(ctx, list, cut, most) : null;
  return found?.rows.length === cut.limit ? found : collect(ctx, list, cut, EVERY);
}

/** A page of a list whose length is known. */
async function counted<Row>(ctx: Ctx, list: PagedList<Row>, query: PageQuery, total: number): Promise<Page<Row>> {
  const page = pageWithin(query, total);
  const cut = cutOf(list, { ...query, page }, list.exact ? total : null);
  const found = await lookFor(ctx, list, cut, total);
  const matches = found.matches ?? total;
  // Past a cursor or a count that the list no longer reaches to: by the page's number.
  if (found.rows.length === 0 && page > 1 && (cut.after || matches !== total))
    return counted(ctx, list, { ...query, after: "", before: "" }, matches);
  return toPage(list, query, found, { total: matches, more: false, page: pageWithin(query, matches) });
}

/** A page of a list that is counted by collecting it; a long one only when there is no cheaper way to the page. */
async function searched<Row>(ctx: Ctx, list: PagedList<Row>, query: PageQuery): Promise<Page<Row>> {
  const { page } = query;
  const cut = cutOf(list, query, null);
  const most = list.few + 1;
  const first = await collect(ctx, list, cut, cut.offset < list.few ? most : EVERY);
  const found = first.matches === null ? await lookFor(ctx, list, cut, most) : first;
  const total = found.matches;
  if (total === null) return toPage(list, query, found, { total: list.said, more: true, page });
  if (found.rows.length === 0 && page > 1) return counted(ctx, list, { ...query, after: "", before: "" }, total);
  return toPage(list, query, found, { total, more: false, page: pageWithin(query, total) });
}

/**
 * One page of a list, in a time that hardly depends on how long the list is or how deep the page lies. A page beyond
 * the last yields the last.
 */
export async function readPage<Row>(ctx: Ctx, list: PagedList<Row>, query: PageQuery): Promise<Page<Row>> {
  const { count, walks } = list;
  if (!count) return searched(ctx, list, query);
  if (query.page > 1 || !walks) return counted(ctx, list, query, await count());
  const [total, found] = await Promise.all([count(), walk(ctx, list, cutOf(list, query, null))]);
  return toPage(list, query, found, { total, more: false, page: 1 });
}
