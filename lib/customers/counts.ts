import "server-only";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customerCounts as counts } from "@/lib/db/schema";

const MAX_TAGS = 200;
const sum = sql<number>`coalesce(sum(${counts.n}), 0)`.mapWith(Number);

/** The number of customers with a tag, or ("") of all; from the maintained counts. */
export async function countCustomers(
  ctx: Pick<Ctx, "db">,
  { archived, tag }: { archived: "" | "yes"; tag: string },
): Promise<number> {
  const [row] = await ctx.db
    .select({ n: sum })
    .from(counts)
    .where(and(eq(counts.archived, archived === "yes"), tag === "" ? isNull(counts.tag) : eq(counts.tag, tag)));
  return row?.n ?? 0;
}

/** The number of customers, and the tags in use (at most 200), for the list's header and filters. */
export async function customerFacets(
  ctx: Pick<Ctx, "db">,
): Promise<{ total: number; archived: number; tags: string[] }> {
  const [total, archived, tags] = await Promise.all([
    countCustomers(ctx, { archived: "", tag: "" }),
    countCustomers(ctx, { archived: "yes", tag: "" }),
    ctx.db
      .select({ tag: counts.tag })
      .from(counts)
      .where(isNotNull(counts.tag))
      .groupBy(counts.tag)
      .having(sql`sum(${counts.n}) > 0`)
      .orderBy(asc(counts.tag))
      .limit(MAX_TAGS),
  ]);
  return { total, archived, tags: tags.flatMap(({ tag }) => tag ?? []) };
}
