import "server-only";
import type { Ctx } from "@/lib/context";
import { usageRankingState } from "@/lib/db/schema";
import { countOrganizations } from "@/lib/organizations/counts";
import { type Page, readPage } from "@/lib/paging/page";
import { wordPatterns } from "@/lib/text/search-words";
import { type RankingRow, rankingList } from "./ranking-list";
import type { RankingQuery } from "./ranking-schemas";

/** Of more matches of a search it is said that they are more. */
const SAID = 1_000;
/** Up to this many matches are collected and sorted; beyond that, a page is first looked for in sort order. */
const MAX_COUNTED = 1_500;
/** The minimum number of rows to scan along the order; or else twice as many as would be collected. */
const MIN_SCANNED = 5_000;

/** When the ranking was computed, total usage, and the days that changes count from; null before the first time. */
export async function rankingState(ctx: Pick<Ctx, "db">) {
  const [row] = await ctx.db.select().from(usageRankingState);
  if (!row) return null;
  const { at, day7, day30, totals } = row;
  return { at: at.toISOString(), day7, day30, ...totals };
}

export type RankingState = NonNullable<Awaited<ReturnType<typeof rankingState>>>;

type Query = Omit<RankingQuery, "size"> & { size: number };

/**
 * One page of organizations or customers ranked by a counter, as of when it was last computed (see
 * lib/paging/page.ts). Gone organizations (of the last 30 days) are a ranking of their own.
 */
export async function rankUsage(
  ctx: Pick<Ctx, "db">,
  query: Query,
  state: RankingState | null,
): Promise<Page<RankingRow>> {
  if (!state) return { rows: [], total: 0, more: false, page: 1, next: null, previous: null };
  const { by, q, type, country, status } = query;
  const all = by === "organization" && status === "gone" ? state.rows.gone : state.rows[by];
  const { filtered, ...list } = rankingList(query);
  // What is kept counts organizations as they are now, of which some may not be ranked yet.
  const kept = by === "organization" && status === "" && wordPatterns(q).length === 0;
  const counted = kept ? () => countOrganizations(ctx, { type, country, status, linked: "" }) : null;
  const rowsToScan = (matching: number, need: number) => {
    const most = Math.max(MIN_SCANNED, 2 * matching);
    return matching > MAX_COUNTED && need * all <= most * matching ? most : 0;
  };
  const paged = { ...list, walks: !filtered, exact: !filtered, few: MAX_COUNTED, said: SAID, rowsToScan };
  return readPage(ctx, { ...paged, count: filtered ? counted : async () => all }, query);
}
