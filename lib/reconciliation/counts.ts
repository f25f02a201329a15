import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Ctx } from "@/lib/context";
import { operations, organizations } from "@/lib/db/schema";
import { lastingDifference } from "./counter";
import { differs, unknownCreation } from "./kinds";
import { type DifferenceCounts, MOST_LISTED } from "./schemas";

/** How many differences there are of each kind; one more than MOST_LISTED stands for any greater number. */
export async function countDifferences(ctx: Pick<Ctx, "db">): Promise<DifferenceCounts> {
  const capped = (table: PgTable, where: SQL) =>
    sql<number>`(SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${where} LIMIT ${MOST_LISTED + 1}) AS found)`.mapWith(
      Number,
    );
  const counter = (await lastingDifference(ctx)) === null ? 0 : 1;
  const [counts] = await ctx.db
    .select({
      unlinked: capped(organizations, differs.unlinked),
      gone: capped(organizations, differs.gone),
      renamed: capped(organizations, differs.renamed),
      "unknown-creations": capped(operations, unknownCreation),
      "foreign-reference": capped(organizations, differs["foreign-reference"]),
    })
    .from(sql`(SELECT 1) AS one`);
  if (!counts) throw new Error("the differences were not counted");
  return { ...counts, counter };
}
