import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Cut } from "./pager";

/**
 * The SQL of a walk along the order of a place and then an id: how it is sorted, and what lies beyond the place that the
 * cut begins at. `type` is PostgreSQL's name of the place's type.
 */
export function along(dir: "asc" | "desc", { after, backward }: Cut, type: SQL) {
  const up = (dir === "asc") !== backward;
  const way = up ? sql`ASC` : sql`DESC`;
  return {
    sorted: (place: SQLWrapper, id: SQLWrapper): SQL => sql`${place} ${way}, ${id} ${way}`,
    beyond: (place: SQLWrapper, id: SQLWrapper): SQL =>
      after ? sql`(${place}, ${id}) ${up ? sql`>` : sql`<`} (${after.value}::${type}, ${after.id})` : sql`true`,
  };
}
