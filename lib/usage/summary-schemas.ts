import { z } from "zod";
import type { QuotaKey } from "@/lib/quota/model";

export const summaryKeys = ["organizations", "processes", "votes", "emails", "sms"] as const;
export type SummaryKey = (typeof summaryKeys)[number];
/** The limit that each figure counts against. */
export const summaryCounters = {
  organizations: "managedOrgs",
  processes: "managedProcesses",
  votes: "votes",
  emails: "emails",
  sms: "sms",
} as const satisfies Record<SummaryKey, QuotaKey>;

export const figuresSchema = z.object({
  organizations: z.number(),
  processes: z.number(),
  votes: z.number(),
  emails: z.number(),
  sms: z.number(),
});
export type SummaryFigures = z.infer<typeof figuresSchema>;
export const noFigures: SummaryFigures = { organizations: 0, processes: 0, votes: 0, emails: 0, sms: 0 };

/**
 * A month (`YYYY-MM`) with its first and last recorded day (`YYYY-MM-DD`), its last recorded instant (ISO), and the
 * time zone of its last day.
 */
export type MonthState = { month: string; first: string; last: string; at: string; timeZone: string; isOver: boolean };

/** `2026-10`; this century only. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export const summaryParamsSchema = z.object({ month: z.union([z.literal(""), monthSchema]) });

function shiftMonth(month: string, by: 1 | -1): string {
  const [year = 0, index = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, index - 1 + by, 1)).toISOString().slice(0, 7);
}

/** `2026-12` → `2027-01` */
export const monthAfter = (month: string): string => shiftMonth(month, 1);
/** `2027-01` → `2026-12` */
export const monthBefore = (month: string): string => shiftMonth(month, -1);

/** The requested month, else the latest complete one, else the latest; `state` is null without a record of it. */
export function chosenMonth(asked: string, months: readonly MonthState[]): { month: string; state: MonthState | null } {
  const month = asked || (months.find(({ isOver }) => isOver) ?? months[0])?.month || "";
  return { month, state: months.find((each) => each.month === month) ?? null };
}
