import "server-only";
import type { Ctx } from "@/lib/context";
import { usageRankingState } from "@/lib/db/schema";
import { countOrganizations } from "@/lib/organizations/counts";
import { type List, type Page, pageOf, searchPage } from "@/lib/paging/pager";
import { wordPatterns } from "@/lib/text/keys";
import { collectRanking, isFiltered, peekRanking, walkRanking } from "./ranking-plan";
import type { RankingQuery, RankingRow, RankingState } from "./ranking-schemas";

/** Up to this many matches are collected, sorted and counted; of more it is said only that they are more. */
const FEW = 1_000;
/** Along so many rows of the order at least, and along twice as many as would be collected. */
const WALKED = 5_000;

/** As of when the ranking is; null until it was worked out for the first time. */
export async function rankingState(ctx: Pick<Ctx, "db">): Promise<RankingState | null> {
  const [row] = await ctx.db.select().from(usageRankingState);
  if (!row) return null;
  const { at, day7, day30, totals } = row;
  return { at: at.toISOString(), day7, day30, ...totals };
}

type Query = Omit<RankingQuery, "size"> & { size: number };

/** A ranking of `all` rows; `counted`: how many of them match, where that is kept. */
function listOf(ctx: Pick<Ctx, "db">, query: Query, all: number, counted: number | null): List<RankingRow> {
  const { by, counter, sort, dir, q, type, country, status } = query;
  const most = Math.max(WALKED, 2 * (counted ?? 0));
  return {
    name: [by, counter, sort, dir, q.trim(), type, country, status],
    isValue: (value) => /^-?\d{1,16}$/.test(value),
    walk: isFiltered(query) ? undefined : (cut) => walkRanking(ctx, query, cut),
    peek: (cut, along) => peekRanking(ctx, query, cut, along),
    collect: (cut, matches) => collectRanking(ctx, query, cut, matches),
    reach: (cut, matching) => (((cut.offset + cut.limit) * all) / (matching ?? FEW) <= most ? most : 0),
    few: FEW,
  };
}

const empty: Page<RankingRow> = { rows: [], total: 0, more: false, page: 1, next: null, previous: null };

/**
 * One page of organizations or customers ranked by a counter, as they were when it was last worked out. Gone
 * organizations (of the last 30 days) are a ranking of their own. A page beyond the last yields the last.
 */
export async function rankUsage(
  ctx: Pick<Ctx, "db">,
  query: Query,
  state: RankingState | null,
): Promise<Page<RankingRow>> {
  if (!state) return empty;
  const { by, q, type, country, status } = query;
  const all = by === "customer" ? state.rows.customer : status === "gone" ? state.rows.gone : state.rows.organization;
  if (!isFiltered(query)) return all === 0 ? empty : pageOf(listOf(ctx, query, all, null), query, all);
  const isKept = by === "organization" && status === "" && wordPatterns(q).length === 0;
  // Of the organizations as they are now, while the ranking is of an hour ago: nearly as many.
  const counted = isKept ? await countOrganizations(ctx, { type, country, status, linked: "" }) : null;
  return searchPage(listOf(ctx, query, all, counted), query, counted);
}
