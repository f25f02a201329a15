import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { organizationCounts as counts } from "@/lib/db/schema";
import type { OrganizationQuery } from "./list-query";

const sum = sql<number>`coalesce(sum(${counts.n}), 0)`.mapWith(Number);

/**
 * The number of organizations that match the filters, ignoring any search. Read from the maintained counts, so the cost
 * doesn't depend on the number.
 */
export async function countOrganizations(
  ctx: Pick<Ctx, "db">,
  { type, country, linked, status }: Pick<OrganizationQuery, "type" | "country" | "linked" | "status">,
): Promise<number> {
  const filter: SQL | undefined = and(
    eq(counts.gone, status === "gone"),
    type === "" ? undefined : eq(counts.type, type),
    country === "" ? undefined : eq(counts.country, country),
    linked === "" ? undefined : eq(counts.linked, linked === "yes"),
  );
  const [row] = await ctx.db.select({ n: sum }).from(counts).where(filter);
  return row?.n ?? 0;
}

type Kind = { type: string; country: string; linked: boolean; n: number };

function facet(kinds: readonly Kind[], by: "type" | "country"): { value: string; n: number }[] {
  const sums = new Map<string, number>();
  for (const kind of kinds) sums.set(kind[by], (sums.get(kind[by]) ?? 0) + kind.n);
  return [...sums].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n);
}

/** The size of the mirror and the types and countries that occur in it, for the list's header and filters. */
export async function organizationFacets(ctx: Pick<Ctx, "db">) {
  const { type, country, linked } = counts;
  const rows = await ctx.db
    .select({ type, country, linked, n: sum })
    .from(counts)
    .where(eq(counts.gone, false))
    .groupBy(type, country, linked);
  const kinds = rows.filter(({ n }) => n > 0);
  const total = kinds.reduce((all, { n }) => all + n, 0);
  const unlinked = kinds.reduce((all, kind) => all + (kind.linked ? 0 : kind.n), 0);
  return { total, unlinked, types: facet(kinds, "type"), countries: facet(kinds, "country") };
}
