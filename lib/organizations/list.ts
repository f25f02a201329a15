import "server-only";
import type { Ctx } from "@/lib/context";
import type { organizations } from "@/lib/db/schema";
import { pageWithin } from "@/lib/paging/place";
import { wordPatterns } from "@/lib/text/keys";
import { countOrganizations } from "./counts";
import { cursorOf, placeOf } from "./list-place";
import { type Cut, collect, peek, type rowColumns, walk } from "./list-plan";
import type { OrganizationQuery } from "./list-query";
import type { OrganizationRow } from "./schemas";

/** Up to this many matches of a search are collected, and so counted; of more it is said only that they are more. */
const MOST_COUNTED = 10_000;
/** With so many matches of filters, a page is first looked for among the next rows of the order. */
const MANY = 1_000;
/** So many next rows. */
const PEEKED = 2_000;
/** Rows that may have come since they were counted. */
const SLACK = 10_000;
const EVERY = 10_000_000;

type RawRow = {
  [K in keyof typeof rowColumns]: (typeof organizations.$inferSelect & { customerName: string | null })[K];
};

export function toRow({
  address,
  name,
  type,
  country,
  sentVotes,
  customerId,
  customerName,
  createdAt,
  goneAt,
}: RawRow): OrganizationRow {
  return {
    ...{ address, name, type, country, sentVotes },
    customer: customerId === null ? null : { id: customerId, name: customerName ?? "" },
    createdAt: createdAt?.toISOString() ?? null,
    goneAt: goneAt?.toISOString() ?? null,
  };
}

export type OrganizationPage = {
  rows: OrganizationRow[];
  /** How many match; when `more`, at least this many do and nobody counted them. */
  total: number;
  more: boolean;
  page: number;
  /** Cursors for `after` of the next page and `before` of the previous one; null where there is none. */
  next: string | null;
  previous: string | null;
};

type Query = Omit<OrganizationQuery, "size"> & { size: number };
type Found = Awaited<ReturnType<typeof walk>>;
type Known = Pick<OrganizationPage, "total" | "more" | "page">;

type Neighbours = { next: boolean; previous?: boolean };

function toPage(query: Query, rows: Found, known: Known, has: Neighbours): OrganizationPage {
  const cursor = (row: Found[number] | undefined, there: boolean) =>
    there && row ? cursorOf(query, { value: row.value, id: row.address }) : null;
  return {
    rows: rows.map(toRow),
    ...known,
    next: cursor(rows.at(-1), has.next),
    previous: cursor(rows.at(0), has.previous ?? known.page > 1),
  };
}

/** Where a page of a list with `total` rows lies: beside its cursor, or counted from the nearer end. */
function cutOf(query: Query, total: number, page: number): Cut {
  const { size } = query;
  const there = query.page > 1 ? placeOf(query) : null;
  // One more than is shown: rows may have come or gone since the page before, and the numbers would not tell.
  if (there) return { after: there.place, backward: there.backward, limit: size + 1, offset: 0 };
  const from = (page - 1) * size;
  const limit = Math.max(0, Math.min(size, total - from));
  const behind = total - from - limit;
  return behind < from ? { backward: true, limit, offset: behind } : { backward: false, limit: size, offset: from };
}

const forwards = (rows: Found, { backward }: Cut): Found => (backward ? [...rows].reverse() : rows);

/** A page of a list whose length is known. */
async function counted(ctx: Pick<Ctx, "db">, query: Query, total: number): Promise<OrganizationPage> {
  const page = pageWithin(query, total);
  const known = { total, more: false, page };
  const cut = cutOf(query, total, page);
  const read = async (): Promise<Found> => {
    const { type, country, linked, sort } = query;
    const filtered = [type, country, linked].some((value) => value !== "");
    const indexed = !filtered || (linked === "" && sort === "name");
    if (indexed) return walk(ctx, query, cut);
    if (total > MANY && cut.offset + cut.limit <= PEEKED) {
      const rows = await peek(ctx, query, cut, PEEKED);
      if (rows.length === cut.limit) return rows;
    }
    return collect(ctx, query, cut, total + SLACK);
  };
  const rows = await read();
  // Past a cursor that the list no longer reaches to: by the page's number.
  if (rows.length === 0 && cut.after) return counted(ctx, { ...query, after: "", before: "" }, total);
  const shown = forwards(rows.slice(0, query.size), cut);
  if (!cut.after) return toPage(query, shown, known, { next: page * query.size < total });
  const beyond = rows.length > query.size;
  return toPage(query, shown, known, cut.backward ? { next: true, previous: beyond } : { next: beyond });
}

/** A page of a search. Up to `few` matches are counted by collecting them; more only when there is no cheaper way. */
async function searched(ctx: Pick<Ctx, "db">, query: Query, few: number): Promise<OrganizationPage> {
  const { size, page } = query;
  const there = page > 1 ? placeOf(query) : null;
  const cut: Cut = there
    ? { after: there.place, backward: there.backward, limit: size + 1, offset: 0 }
    : { backward: false, limit: size + 1, offset: (page - 1) * size };
  const all = (rows: Awaited<ReturnType<typeof collect>>, total: number) => {
    const known = { total, more: false, page: pageWithin(query, total) };
    return toPage(query, forwards(rows.slice(0, size), cut), known, { next: known.page * size < total });
  };
  const most = cut.offset >= few ? EVERY : few + 1;
  const collected = await collect(ctx, query, cut, most);
  const found = collected[0]?.matches ?? 0;
  if (found > 0 && found < most) return all(collected, found);
  if (found > few && cut.offset + cut.limit <= PEEKED) {
    const rows = await peek(ctx, query, cut, PEEKED);
    const known = { total: few, more: true, page };
    if (rows.length === cut.limit) return toPage(query, forwards(rows.slice(0, size), cut), known, { next: true });
  }
  if (found > few) {
    const rows = await collect(ctx, query, cut, EVERY);
    if (rows[0]) return all(rows, rows[0].matches);
  }
  // No row: nothing matches, or the page lies beyond the last.
  const first = page === 1 ? collected : await collect(ctx, query, { backward: false, limit: 1, offset: 0 }, EVERY);
  return counted(ctx, { ...query, after: "", before: "" }, first[0]?.matches ?? 0);
}

/**
 * One page of the mirror, in a time that hardly depends on how many organizations there are or how deep the page lies.
 * A page beyond the last yields the last. Up to `few` matches of a search are counted.
 */
export async function listOrganizations(
  ctx: Pick<Ctx, "db">,
  query: Query,
  few: number = MOST_COUNTED,
): Promise<OrganizationPage> {
  if (wordPatterns(query.q).length > 0) return searched(ctx, query, few);
  const { type, country, linked, page, size } = query;
  if (page > 1 || [type, country, linked].some((value) => value !== ""))
    return counted(ctx, query, await countOrganizations(ctx, query));
  const [total, rows] = await Promise.all([
    countOrganizations(ctx, query),
    walk(ctx, query, { backward: false, limit: size, offset: 0 }),
  ]);
  return toPage(query, rows, { total, more: false, page: 1 }, { next: size < total });
}
