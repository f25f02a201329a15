import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Ctx } from "@/lib/context";
import { operations, organizations } from "@/lib/db/schema";
import { persistentDifference } from "./counter-difference";
import { differs, unconfirmedCreation } from "./kinds";
import { type DifferenceCounts, MAX_LISTED } from "./model";

/** The number of differences of each kind, capped at MAX_LISTED + 1. */
export async function countDifferences(ctx: Pick<Ctx, "db">): Promise<DifferenceCounts> {
  const capped = (table: PgTable, where: SQL) =>
    sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${where} LIMIT ${MAX_LISTED + 1}) AS found)`.mapWith(
      Number,
    );
  const counter = (await persistentDifference(ctx)) === null ? 0 : 1;
  const [counts] = await ctx.db
    .select({
      unlinked: capped(organizations, differs.unlinked),
      gone: capped(organizations, differs.gone),
      renamed: capped(organizations, differs.renamed),
      "unknown-creations": capped(operations, unconfirmedCreation),
      "foreign-reference": capped(organizations, differs["foreign-reference"]),
    })
    .from(sql`(SELECT 1) AS one`);
  if (!counts) throw new Error("the differences were not counted");
  return { ...counts, counter };
}
