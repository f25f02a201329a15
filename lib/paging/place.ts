import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Db } from "@/lib/db/types";

/** What a list can be asked for, as it stands in the URL: `after` and `before` are cursors, followed from page 2 on. */
export type PageQuery = { page: number; size: number; after: string; before: string };

/** The page to show: a page beyond the last yields the last, and an empty list has one page. */
export function pageWithin(query: { page: number; size: number }, total: number): number {
  return Math.max(1, Math.min(query.page, Math.ceil(total / query.size)));
}

/** A numbered page of a table's rows that `filter` keeps. `read` gets the limit and offset. */
export async function numberedPage<Row>(
  db: Db,
  table: PgTable,
  filter: SQL | undefined,
  query: { page: number; size: number },
  read: (limit: number, offset: number) => Promise<Row[]>,
): Promise<{ rows: Row[]; total: number; page: number }> {
  const total = await db.$count(table, filter);
  const page = pageWithin(query, total);
  return { rows: await read(query.size, (page - 1) * query.size), total, page };
}

/** A place between two rows of an ordered list: the row next to it, by what it is ordered by. */
export type Place = { value: string; id: string };

/** `name`: order and filters of a list, by which a cursor of another one is recognized; `valid`: its places' values. */
export type Named = { name: readonly string[]; valid: RegExp };

const placeSchema = z.tuple([z.string().max(20), z.string().max(500), z.string().max(100)]);

const shortName = ({ name }: Named): string =>
  createHash("sha256").update(JSON.stringify(name)).digest("base64url").slice(0, 10);

/** A place as a cursor, for a URL. */
export function encodePlace(list: Named, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([shortName(list), value, id])).toString("base64url");
}

function decodePlace(list: Named, cursor: string): Place | null {
  try {
    const [of, value, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    const known = of === shortName(list) && list.valid.test(value) && !`${value}${id}`.includes("\u0000");
    return known ? { value, id } : null;
  } catch {
    return null;
  }
}

/** The place that the page begins after (or ends before); null without a cursor, or with one that means nothing here. */
export function placeOf(list: Named, { page, after, before }: PageQuery): { after: Place; backward: boolean } | null {
  if (page === 1) return null;
  const backward = after === "";
  const place = decodePlace(list, backward ? before : after);
  return place && { after: place, backward };
}
