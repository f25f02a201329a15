import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { sqlRows } from "@/lib/db/sql-rows";
import { along } from "@/lib/paging/along";
import type { Cut, Found, List } from "@/lib/paging/pager";
import type { Place } from "@/lib/paging/place";
import { wordPatterns } from "@/lib/text/keys";
import { type RankingQuery, type RankingRow, rankedFigures } from "./ranking-schemas";

type Which = Pick<RankingQuery, "by" | "counter" | "q" | "type" | "country" | "status">;
type Query = Which & Pick<RankingQuery, "sort" | "dir">;

const orders = { used: sql.raw("used"), change7: sql.raw("change7"), change30: sql.raw("change30") };

export const isFiltered = ({ by, q, type, country }: Which): boolean =>
  wordPatterns(q).length > 0 || (by === "organization" && (type !== "" || country !== ""));

/** Where the names are that a ranking is filtered by; its rows are `s`. A customer's `id` is a uuid there. */
const sourceOf = ({ by }: Which) =>
  by === "organization"
    ? { table: sql`organization_index`, key: sql`s.address`, joined: sql`s.address = n.id` }
    : { table: sql`customers`, key: sql`s.id::text`, joined: sql`s.id = n.id::uuid` };

function matches({ by, q, type, country }: Which): SQL {
  const all = wordPatterns(q).map((pattern) => sql`s.search_text LIKE ${pattern}`);
  if (by === "organization" && type !== "") all.push(sql`s.type = ${type}`);
  if (by === "organization" && country !== "") all.push(sql`s.country = ${country}`);
  return all.length === 0 ? sql`true` : sql.join(all, sql` AND `);
}

const ofRanking = ({ by, counter, status }: Which) =>
  sql`r.kind = ${by} AND r.counter = ${counter} AND r.gone = ${by === "organization" && status === "gone"}`;

const rowId = sql.raw("r.id");
const place = ({ sort }: Query) => sql`r.${orders[sort]}`;
const course = ({ dir }: Query, cut: Cut) => along(dir, cut, sql`bigint`);

const rawSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  type: z.string().nullable(),
  country: z.string().nullable(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  archived: z.boolean(),
  goneAt: z.coerce.date().nullable(),
  ...rankedFigures,
  matches: z.number().nullable(),
});
type Raw = z.infer<typeof rawSchema>;

type Ranked = Found<RankingRow> & { matches: number };

function toFound(raw: Raw, { sort }: Query): Ranked {
  const { id, used, change7, since7, change30, since30, customerId } = raw;
  const row = {
    ...{ id, used, name: raw.name ?? "", type: raw.type ?? "", country: raw.country ?? "", archived: raw.archived },
    customer: customerId === null ? null : { id: customerId, name: raw.customerName ?? "" },
    goneAt: raw.goneAt?.toISOString() ?? null,
    change7: { by: change7, since: since7 },
    change30: { by: change30, since: since30 },
  };
  return { row, place: { value: String(raw[sort]), id }, matches: raw.matches ?? 0 };
}

const figures = sql.raw("r.used, r.change7, r.since7, r.change30, r.since30");

/** The rows of the CTE `page`, in the order of the walk, with what is shown of each. */
async function shown(ctx: Pick<Ctx, "db">, query: Query, cut: Cut, ctes: SQL, matching: SQL): Promise<Ranked[]> {
  const { sorted } = course(query, cut);
  const names =
    query.by === "organization"
      ? sql`o.name, o.type, o.country, o.customer_id::text AS "customerId", c.name AS "customerName", false AS archived, o.gone_at AS "goneAt"
        FROM page JOIN organizations o ON o.address = page.id LEFT JOIN customers c ON c.id = o.customer_id`
      : sql`c.name, NULL AS type, NULL AS country, NULL AS "customerId", NULL AS "customerName", c.archived_at IS NOT NULL AS archived, NULL AS "goneAt"
        FROM page LEFT JOIN customers c ON c.id = page.id::uuid`;
  const rows = await sqlRows(
    ctx,
    rawSchema,
    sql`WITH ${ctes} SELECT page.id, page.used, page.change7, page.since7::text AS since7, page.change30,
      page.since30::text AS since30, ${matching} AS matches, ${names}
      ORDER BY ${sorted(sql`page.${orders[query.sort]}`, sql`page.id`)}`,
  );
  return rows.map((row) => toFound(row, query));
}

/** The figures of `ids`, which an index alone has found. */
const pageOf = (query: Which) => sql`page AS MATERIALIZED (
    SELECT r.* FROM ids CROSS JOIN LATERAL (
      SELECT r.id, ${figures} FROM usage_ranking r WHERE ${ofRanking(query)} AND r.id = ids.id OFFSET 0
    ) r)`;

/** A page found by walking the order's index, of a ranking without filters. */
export function walkRanking(ctx: Pick<Ctx, "db">, query: Query, cut: Cut): Promise<Found<RankingRow>[]> {
  const { sorted, beyond } = course(query, cut);
  const page = sql`ids AS MATERIALIZED (SELECT r.id FROM usage_ranking r WHERE ${ofRanking(query)} AND ${beyond(place(query), rowId)}
    ORDER BY ${sorted(place(query), rowId)} LIMIT ${cut.limit} OFFSET ${cut.offset}), ${pageOf(query)}`;
  return shown(ctx, query, cut, page, sql`NULL::bigint`);
}

/**
 * Looks for a page among the next `most` rows of the order, one by one until it is full; it has what matches of them, which
 * may be too few. Row by row (OFFSET 0), because the planner would else read every name there is.
 */
export function peekRanking(ctx: Pick<Ctx, "db">, query: Query, cut: Cut, most: number): Promise<Found<RankingRow>[]> {
  const { sorted, beyond } = course(query, cut);
  const { table, joined } = sourceOf(query);
  const order = orders[query.sort];
  const next = sql`ids AS MATERIALIZED (SELECT n.id FROM (
      SELECT r.id, r.${order} AS value FROM usage_ranking r WHERE ${ofRanking(query)} AND ${beyond(place(query), rowId)}
      ORDER BY ${sorted(place(query), rowId)} LIMIT ${most}
    ) n CROSS JOIN LATERAL (SELECT 1 FROM ${table} s WHERE ${joined} AND ${matches(query)} OFFSET 0) s
    ORDER BY ${sorted(sql`n.value`, sql`n.id`)} LIMIT ${cut.limit} OFFSET ${cut.offset}), ${pageOf(query)}`;
  return shown(ctx, query, cut, next, sql`NULL::bigint`);
}

/** To count more costs as much as to collect them. */
const MOST_COUNTED = 10_000;

const present = ({ by, status }: Which) => (by === "organization" ? sql`s.gone = ${status === "gone"} AND` : sql``);

/** How many match, counted up to `most`. */
async function countMatching(ctx: Pick<Ctx, "db">, query: Which, most: number): Promise<number> {
  const { table } = sourceOf(query);
  const matching = sql`SELECT 1 FROM ${table} s WHERE ${present(query)} ${matches(query)} LIMIT ${most}`;
  const counted = sql`SELECT count(*) AS n FROM (${matching}) m`;
  const [row] = await sqlRows(ctx, z.object({ n: z.number() }), counted);
  return row?.n ?? 0;
}

/**
 * A page cut from all rows that match, collected first and sorted then. Up to a limit they're counted before: each is found
 * in the ranking one by one, which isn't worth it where more match.
 */
export async function collectRanking(
  ctx: Pick<Ctx, "db">,
  query: Query,
  cut: Cut,
  most: number,
): ReturnType<List<RankingRow>["collect"]> {
  const named = most > MOST_COUNTED ? null : await countMatching(ctx, query, most);
  if (named === 0 || named === most) return { rows: [], matches: named };
  const { sorted, beyond } = course(query, cut);
  const { table, key } = sourceOf(query);
  const matching = sql`matching AS MATERIALIZED (
      SELECT ${key} AS id FROM ${table} s WHERE ${present(query)} ${matches(query)}
    ), ranked AS MATERIALIZED (
      SELECT r.* FROM matching m CROSS JOIN LATERAL (
        SELECT r.id, ${figures} FROM usage_ranking r WHERE ${ofRanking(query)} AND r.id = m.id OFFSET 0
      ) r
    ), page AS MATERIALIZED (SELECT r.* FROM ranked r WHERE ${beyond(place(query), rowId)}
      ORDER BY ${sorted(place(query), rowId)} LIMIT ${cut.limit} OFFSET ${cut.offset})`;
  const rows = await shown(ctx, query, cut, matching, sql`(SELECT count(*) FROM ranked)`);
  return { rows, matches: rows[0]?.matches ?? 0 };
}

/** The next `limit` rows of a ranking, whichever match: for reading all of it. `last` is null at its end. */
export async function nextMatching(
  ctx: Pick<Ctx, "db">,
  query: Query,
  after: Place | null,
  limit: number,
): Promise<{ ids: string[]; last: Place | null }> {
  const { sorted, beyond } = course(query, { after: after ?? undefined, backward: false, limit, offset: 0 });
  const { table, joined } = sourceOf(query);
  const order = orders[query.sort];
  const match = isFiltered(query)
    ? sql`EXISTS (SELECT 1 FROM ${table} s WHERE ${joined} AND ${matches(query)})`
    : sql`true`;
  const rows = await sqlRows(
    ctx,
    z.object({ id: z.string(), value: z.string(), match: z.boolean() }),
    sql`WITH next AS MATERIALIZED (SELECT r.id, r.${order} AS value FROM usage_ranking r WHERE ${ofRanking(query)} AND ${beyond(place(query), rowId)}
        ORDER BY ${sorted(place(query), rowId)} LIMIT ${limit})
      SELECT n.id, n.value::text AS value, ${match} AS match FROM next n ORDER BY ${sorted(sql`n.value`, sql`n.id`)}`,
  );
  const end = rows.at(-1);
  return {
    ids: rows.filter(({ match: matched }) => matched).map(({ id }) => id),
    last: rows.length < limit || !end ? null : { value: end.value, id: end.id },
  };
}
