import "server-only";
import type { Ctx } from "@/lib/context";
import { type List, type Page, pageOf, searchPage } from "@/lib/paging/pager";
import { wordPatterns } from "@/lib/text/keys";
import { countOrganizations } from "./counts";
import { collect, peek, walk } from "./list-plan";
import type { OrganizationQuery } from "./list-query";
import type { OrganizationRow } from "./schemas";

/** Up to this many matches of a search are collected, and so counted; of more it is said only that they are more. */
const MOST_COUNTED = 10_000;
/** With so many matches of filters, a page is first looked for among the next rows of the order. */
const MANY = 1_000;
/** So many next rows. */
const PEEKED = 2_000;

type Query = Omit<OrganizationQuery, "size"> & { size: number };

/** Whether all or nearly all rows match, or an index has them in this order. */
function isIndexed({ q, type, country, linked, sort }: Query): boolean {
  if (wordPatterns(q).length > 0) return false;
  return [type, country, linked].every((value) => value === "") || (linked === "" && sort === "name");
}

const isValue: Record<OrganizationQuery["sort"], (value: string) => boolean> = {
  name: () => true,
  created: (value) =>
    value === "-infinity" || /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(value),
  votes: (value) => /^\d{1,16}$/.test(value),
};

function listOf(ctx: Pick<Ctx, "db">, query: Query, few: number): List<OrganizationRow> {
  const { sort, dir, q, type, country, linked, status } = query;
  return {
    name: [sort, dir, q.trim(), type, country, linked, status],
    isValue: isValue[sort],
    walk: isIndexed(query) ? (cut) => walk(ctx, query, cut) : undefined,
    peek: (cut, most) => peek(ctx, query, cut, most),
    collect: (cut, most) => collect(ctx, query, cut, most),
    reach: (cut, matching) => ((matching === null || matching > MANY) && cut.offset + cut.limit <= PEEKED ? PEEKED : 0),
    few,
  };
}

/**
 * One page of the mirror, in a time that hardly depends on how many organizations there are or how deep the page lies.
 * A page beyond the last yields the last. Up to `few` matches of a search are counted.
 */
export async function listOrganizations(
  ctx: Pick<Ctx, "db">,
  query: Query,
  few: number = MOST_COUNTED,
): Promise<Page<OrganizationRow>> {
  const list = listOf(ctx, query, few);
  if (wordPatterns(query.q).length > 0) return searchPage(list, query);
  return pageOf(list, query, await countOrganizations(ctx, query));
}
