import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { type Page, type PagedList, readPage } from "@/lib/paging/page";
import { wordPatterns } from "@/lib/text/search-words";
import { countOrganizations } from "./counts";
import type { OrganizationQuery } from "./list-query";
import { matchesFilter, organizationRow, rowColumns } from "./list-rows";
import type { OrganizationRow } from "./schemas";

/** Search matches are counted up to this number. */
const MAX_COUNTED = 5_000;
/** From this many matches, a page is first looked for among the next rows in sort order. */
const MANY = 1_000;
/** The number of rows to search. */
const MAX_SCANNED = 2_000;

const orders = {
  name: { value: sql`t.sort_key`, type: sql`text`, valid: /^/ },
  created: {
    value: sql`t.created_order`,
    type: sql`timestamptz`,
    valid: /^(-infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/,
  },
  votes: { value: sql`t.sent_votes`, type: sql`bigint`, valid: /^\d{1,16}$/ },
};

type Query = Omit<OrganizationQuery, "size"> & { size: number };

function listOf(ctx: Pick<Ctx, "db">, query: Query, few: number): PagedList<OrganizationRow> {
  const { sort, dir, q, type, country, linked, status } = query;
  const filtered = [type, country, linked].some((value) => value !== "");
  const searched = wordPatterns(q).length > 0;
  return {
    ...orders[sort],
    name: [sort, dir, q.trim(), type, country, linked, status],
    table: sql`organization_index t`,
    within: sql`t.gone = ${status === "gone"}`,
    id: sql`t.address`,
    dir,
    matches: matchesFilter(sql`t`, query),
    columns: rowColumns,
    joins: sql`JOIN organizations o ON o.address = page.id LEFT JOIN customers c ON c.id = o.customer_id`,
    row: organizationRow,
    walks: !searched && (!filtered || (linked === "" && sort === "name")),
    count: searched ? null : () => countOrganizations(ctx, query),
    exact: true,
    ...{ few, said: few },
    rowsToScan: (matching, need) => (matching > Math.min(few, MANY) && need <= MAX_SCANNED ? MAX_SCANNED : 0),
  };
}

/** One page of the mirror (see lib/paging/page.ts). Up to `few` matches of a search are counted. */
export const listOrganizations = (
  ctx: Pick<Ctx, "db">,
  query: Query,
  few: number = MAX_COUNTED,
): Promise<Page<OrganizationRow>> => readPage(ctx, listOf(ctx, query, few), query);
