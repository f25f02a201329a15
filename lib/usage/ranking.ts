import "server-only";
import type { Ctx } from "@/lib/context";
import { usageRankingState } from "@/lib/db/schema";
import { countOrganizations } from "@/lib/organizations/counts";
import { pageWithin } from "@/lib/paging/place";
import { wordPatterns } from "@/lib/text/keys";
import { rankingCursorOf, rankingPlaceOf } from "./ranking-place";
import {
  type Cut,
  collectRanking,
  countMatching,
  type Found,
  isFiltered,
  peekRanking,
  walkRanking,
} from "./ranking-plan";
import type { RankingQuery, RankingRow, RankingState } from "./ranking-schemas";

/** Of more matches of a search it is said that they are more. */
const SAID = 1_000;
/** Up to this many matches are collected and sorted; of more, a page is first looked for along the order. */
const FEW = 1_500;
/** Along so many rows of the order at least, and along twice as many as would be collected. */
const WALKED = 5_000;

/** As of when the ranking is; null until it was worked out for the first time. */
export async function rankingState(ctx: Pick<Ctx, "db">): Promise<RankingState | null> {
  const [row] = await ctx.db.select().from(usageRankingState);
  if (!row) return null;
  const { at, day7, day30, totals } = row;
  return { at: at.toISOString(), day7, day30, ...totals };
}

export type RankingPage = {
  rows: RankingRow[];
  /** How many match; when `more`, at least this many do and nobody counted them. */
  total: number;
  more: boolean;
  page: number;
  next: string | null;
  previous: string | null;
};

type Query = Omit<RankingQuery, "size"> & { size: number };

const empty: RankingPage = { rows: [], total: 0, more: false, page: 1, next: null, previous: null };

/** One more than is shown was asked for: it tells whether something lies beyond. */
function toPage(
  query: Query,
  found: Found[],
  cut: Cut,
  known: Pick<RankingPage, "total" | "more" | "page">,
): RankingPage {
  const beyond = found.length > query.size;
  const kept = found.slice(0, query.size);
  const rows = cut.backward ? kept.reverse() : kept;
  const cursor = (of: Found | undefined, there: boolean) => (there && of ? rankingCursorOf(query, of.place) : null);
  return {
    rows: rows.map(({ row }) => row),
    ...known,
    next: cursor(rows.at(-1), cut.backward || beyond),
    previous: cursor(rows.at(0), cut.backward ? beyond : known.page > 1),
  };
}

function cutOf(query: Query): Cut {
  const limit = query.size + 1;
  const there = query.page > 1 ? rankingPlaceOf(query) : null;
  if (there) return { after: there.place, backward: there.backward, limit, offset: 0 };
  return { backward: false, limit, offset: (query.page - 1) * query.size };
}

async function whole(ctx: Pick<Ctx, "db">, query: Query, total: number): Promise<RankingPage> {
  const page = pageWithin(query, total);
  const cut = cutOf({ ...query, page });
  // A page counted from the nearer end: an offset is walked row by row.
  const behind = total - page * query.size;
  if (!cut.after && behind >= 0 && behind < cut.offset) {
    const back: Cut = { backward: true, limit: query.size, offset: behind };
    const rows = (await walkRanking(ctx, query, back)).reverse();
    const place = (of: Found | undefined) => (of ? rankingCursorOf(query, of.place) : null);
    const ends = { next: behind > 0 ? place(rows.at(-1)) : null, previous: page > 1 ? place(rows.at(0)) : null };
    return { rows: rows.map(({ row }) => row), total, more: false, page, ...ends };
  }
  const found = await walkRanking(ctx, query, cut);
  // Past a cursor that the ranking no longer reaches to: by the page's number.
  if (found.length === 0 && cut.after) return whole(ctx, { ...query, after: "", before: "" }, total);
  return toPage(query, found, cut, { total, more: false, page });
}

/** A page of a ranking of `all` rows, of which `counted` match; null: not known beforehand. */
async function filtered(ctx: Pick<Ctx, "db">, query: Query, counted: number | null, all: number): Promise<RankingPage> {
  const { page, size } = query;
  const cut = cutOf(query);
  const matching = counted ?? (await countMatching(ctx, query, FEW + 1));
  if (matching === 0) return empty;
  if (matching > FEW) {
    const most = counted === null ? WALKED : Math.max(WALKED, 2 * counted);
    const expected = ((cut.offset + cut.limit) * all) / matching;
    const rows = expected <= most ? await peekRanking(ctx, query, cut, most) : [];
    const known = counted === null ? { total: SAID, more: true, page } : { total: counted, more: false, page };
    if (rows.length === cut.limit) return toPage(query, rows, cut, known);
  }
  const rows = await collectRanking(ctx, query, cut);
  if (rows[0]) {
    const total = rows[0].matches;
    return toPage(query, rows, cut, { total, more: false, page: pageWithin(query, total) });
  }
  if (page === 1) return empty;
  // Nothing there: a page beyond the last yields the last.
  const start = { ...query, page: 1, after: "", before: "" };
  const [first] = await collectRanking(ctx, start, { backward: false, limit: 1, offset: 0 });
  if (!first) return empty;
  return filtered(ctx, { ...start, page: pageWithin({ page, size }, first.matches) }, null, all);
}

/**
 * One page of organizations or customers ranked by a counter, as they were when it was last worked out. Gone
 * organizations (of the last 30 days) are a ranking of their own. A page beyond the last yields the last.
 */
export async function rankUsage(ctx: Pick<Ctx, "db">, query: Query, state: RankingState | null): Promise<RankingPage> {
  if (!state) return empty;
  const { by, q, type, country, status } = query;
  const rows = by === "customer" ? state.rows.customer : status === "gone" ? state.rows.gone : state.rows.organization;
  if (!isFiltered(query)) return rows === 0 ? empty : whole(ctx, query, rows);
  const kept = by === "organization" && status === "" && wordPatterns(q).length === 0;
  const counted = kept ? await countOrganizations(ctx, { type, country, status, linked: "" }) : null;
  return filtered(ctx, query, counted, rows);
}
