import { z } from "zod";
import { cursorParams, pageParams } from "@/lib/paging/params";
import { type QuotaKey, quotaKeys } from "@/lib/quota/model";

/** Stands for "no customer" in place of a customer's ID. */
export const UNASSIGNED = "00000000-0000-0000-0000-000000000000";
export const isUnassigned = (id: string): boolean => id === UNASSIGNED;

export const rankingKinds = ["organization", "customer"] as const;
export const rankingKindSchema = z.enum(rankingKinds);
export type RankingKind = z.infer<typeof rankingKindSchema>;

/** The counters that each kind can be ranked by, most popular first. */
export const rankedBy: Record<RankingKind, readonly QuotaKey[]> = {
  organization: ["votes", "emails", "sms", "managedProcesses"],
  customer: ["votes", "emails", "sms", "managedProcesses", "managedOrgs"],
};

/** The figures of a usage_ranking row, as returned by raw SQL. */
export const rankedFigures = {
  used: z.number(),
  change7: z.number(),
  since7: z.string().nullable(),
  change30: z.number(),
  since30: z.string().nullable(),
};

/** The same with their counter. */
export const counterFiguresSchema = z.object({ counter: z.enum(quotaKeys), ...rankedFigures });

export const rankingSorts = ["used", "change7", "change30"] as const;

/** The query of the ranking, as in the URL. */
export const rankingQuerySchema = z.object({
  by: rankingKindSchema,
  counter: z.enum(quotaKeys),
  q: z.string().max(200),
  type: z.string().max(100),
  country: z.string().max(100),
  status: z.enum(["", "gone"]),
  sort: z.enum(rankingSorts),
  dir: z.enum(["asc", "desc"]),
  ...pageParams,
  ...cursorParams,
});
export type RankingQuery = z.infer<typeof rankingQuerySchema>;

export const rankingQueryDefaults: RankingQuery = {
  by: "organization",
  counter: "votes",
  ...{ q: "", type: "", country: "", status: "" },
  sort: "used",
  dir: "desc",
  page: 1,
  size: 50,
  ...{ after: "", before: "" },
};

/** Drops the parts of a query that don't apply to its kind; `ignored` names those that were set. */
export function withinRanking(query: RankingQuery): { query: RankingQuery; ignored: string[] } {
  if (query.by === "organization") {
    if (rankedBy.organization.includes(query.counter)) return { query, ignored: [] };
    return { query: { ...query, counter: rankingQueryDefaults.counter }, ignored: ["counter"] };
  }
  const ignored = (["type", "country", "status"] as const).filter((key) => query[key] !== "");
  return { query: { ...query, type: "", country: "", status: "" }, ignored };
}

/** A change over a span; `since`: recorded only from that day (`YYYY-MM-DD`), so it counts from there. */
export type Change = { by: number; since: string | null };
