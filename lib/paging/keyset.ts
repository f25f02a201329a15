import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { sqlRows } from "@/lib/db/sql-rows";
import type { Db } from "@/lib/db/types";
import type { Named, Place } from "./place";

type Ctx = { db: Db };

/** A filtered list in an order that an index has, in SQL about `t`, a row of the table with that index. */
export type Keyset = Named & {
  /** What follows FROM, and the part of the index that the unfiltered list covers. */
  table: SQL;
  within: SQL;
  /** The sort column and its type, then the tie-breaker. */
  value: SQL;
  type: SQL;
  id: SQL;
  dir: "asc" | "desc";
  matches: SQL;
  /** Selects the `id` of what matches from another table, which has the filters' indexes. */
  elsewhere?: SQL;
};

/** A keyset with what is shown of a row: `columns`, from `page` (its `id`) and `joins`. */
export type Rows<Row> = Keyset & { columns: SQL; joins: SQL; row: z.ZodType<Row> };

/** `after` skips everything up to a place, in walk order; `backward` walks from the other end. */
export type Cut = { after?: Place; backward: boolean; limit: number; offset: number };

/** Rows stand in the order of the walk. `matches`: how many match the filters; null where nobody counted them. */
export type Found<Row> = { rows: { row: Row; place: Place }[]; matches: number | null; cut: Cut };

/** The direction of a walk, and what lies beyond the place that it starts from. */
function course({ dir, type }: Keyset, { backward, after }: Omit<Cut, "limit" | "offset">) {
  const up = (dir === "asc") !== backward;
  const way = up ? sql`ASC` : sql`DESC`;
  return {
    by: (value: SQL, id: SQL) => sql`ORDER BY ${value} ${way}, ${id} ${way}`,
    beyond: (value: SQL, id: SQL) =>
      after ? sql`(${value}, ${id}) ${up ? sql`>` : sql`<`} (${after.value}::${type}, ${after.id})` : sql`true`,
  };
}

const rowSchema = z.object({ matches: z.number().nullish(), id: z.string().nullable(), value: z.string().nullable() });

/** The rows of the CTE `page`, with what is shown of each; with `matches` at least one line that has it. */
async function shown<Row>(ctx: Ctx, list: Rows<Row>, cut: Cut, ctes: SQL, matches?: SQL): Promise<Found<Row>> {
  const { by } = course(list, cut);
  const page = sql`page ${list.joins}`;
  const raw = await sqlRows(
    ctx,
    z.unknown(),
    sql`WITH ${ctes} SELECT ${matches ? sql`matches,` : sql``} page.id, page.value::text AS value, ${list.columns}
      FROM ${matches ? sql`(${matches}) one LEFT JOIN (${page}) ON true` : page} ${by(sql`page.value`, sql`page.id`)}`,
  );
  const keys = raw.map((each) => rowSchema.parse(each));
  const rows = keys.flatMap(({ id, value }, at) =>
    id === null || value === null ? [] : [{ row: list.row.parse(raw[at]), place: { value, id } }],
  );
  return { rows, matches: keys[0]?.matches ?? null, cut };
}

/** A page found by walking the order's index: where all or nearly all rows match, or the index has the filters too. */
export function walk<Row>(ctx: Ctx, list: Rows<Row>, cut: Cut): Promise<Found<Row>> {
  const { by, beyond } = course(list, cut);
  const { table, within, value, id, matches } = list;
  const page = sql`page AS (
    SELECT ${id} AS id, ${value} AS value FROM ${table} WHERE ${within} AND ${matches} AND ${beyond(value, id)}
    ${by(value, id)} LIMIT ${cut.limit} OFFSET ${cut.offset})`;
  return shown(ctx, list, cut, page);
}

/** The next `most` rows of the order, whichever match, as `t`. */
function next(list: Keyset, cut: Omit<Cut, "limit" | "offset">, most: number): SQL {
  const { by, beyond } = course(list, cut);
  const { table, within, value, id } = list;
  return sql`(SELECT t.* FROM ${table} WHERE ${within} AND ${beyond(value, id)} ${by(value, id)} LIMIT ${most}) t`;
}

/**
 * Looks for a page among the next `most` rows of the order only; returns the matches found, possibly fewer than a page.
 */
export function peek<Row>(ctx: Ctx, list: Rows<Row>, cut: Cut, most: number): Promise<Found<Row>> {
  const { by } = course(list, cut);
  const { value, id, matches } = list;
  const page = sql`page AS (
    SELECT ${id} AS id, ${value} AS value FROM ${next(list, cut, most)} WHERE ${matches}
    ${by(value, id)} LIMIT ${cut.limit} OFFSET ${cut.offset})`;
  return shown(ctx, list, cut, page);
}

/**
 * A page cut from all rows that match, collected first and sorted then. With `most` of them or more there may be others:
 * then nothing is sorted, and there is neither a row nor a count.
 */
export function collect<Row>(ctx: Ctx, list: Rows<Row>, cut: Cut, most: number): Promise<Found<Row>> {
  const { by, beyond } = course(list, cut);
  const { table, within, value, id, elsewhere } = list;
  const keys = sql`SELECT ${id} AS id, ${value} AS value FROM ${table} WHERE ${within}`;
  const [place, key] = [sql`p.value`, sql`p.id`];
  const ctes = sql`
    found AS MATERIALIZED (${elsewhere ?? sql`${keys} AND ${list.matches}`} LIMIT ${most}),
    counted AS MATERIALIZED (SELECT count(*) AS n FROM found),
    placed AS ${
      elsewhere
        ? sql`MATERIALIZED (SELECT t.* FROM found f CROSS JOIN LATERAL (${keys} AND ${id} = f.id OFFSET 0) t
            WHERE (SELECT n FROM counted) < ${most})`
        : sql`NOT MATERIALIZED (SELECT * FROM found WHERE (SELECT n FROM counted) < ${most})`
    },
    page AS (SELECT p.id, p.value FROM placed p WHERE ${beyond(place, key)}
      ${by(place, key)} LIMIT ${cut.limit} OFFSET ${cut.offset})`;
  const matches = elsewhere ? sql`(SELECT count(*) FROM placed)` : sql`n`;
  return shown(ctx, list, cut, ctes, sql`SELECT CASE WHEN n < ${most} THEN ${matches} END AS matches FROM counted`);
}

const keySchema = z.object({ id: z.string(), value: z.string(), match: z.boolean() });

/** Which of the next `most` rows match, for reading a whole list part by part. `last` is null at its end. */
export async function nextKeys(
  ctx: Ctx,
  list: Keyset,
  after: Place | null,
  most: number,
): Promise<{ ids: string[]; last: Place | null }> {
  const from = { backward: false, ...(after && { after }) };
  const { value, id, matches } = list;
  const order = course(list, from).by(value, id);
  const query = sql`SELECT ${id} AS id, ${value}::text AS value, ${matches} AS match FROM ${next(list, from, most)} ${order}`;
  const rows = await sqlRows(ctx, keySchema, query);
  const end = rows.at(-1);
  return {
    ids: rows.filter(({ match }) => match).map((row) => row.id),
    last: rows.length < most || !end ? null : { value: end.value, id: end.id },
  };
}
