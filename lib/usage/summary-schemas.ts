import { z } from "zod";
import type { QuotaKey } from "@/lib/quota/schemas";

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

export type SummaryFigures = Record<SummaryKey, number>;

/** `customer` null: the organizations of no customer. `before` is the end of the month before. */
export type SummaryRow = {
  customer: { id: string; name: string; externalId: string | null } | null;
  used: SummaryFigures;
  before: SummaryFigures;
};

/**
 * A month (`YYYY-MM`) with the first and last day (`YYYY-MM-DD`) and the last instant (ISO) of which something is kept, and
 * the time zone in which its last day ends.
 */
export type MonthState = { month: string; first: string; last: string; at: string; timeZone: string; isOver: boolean };

/** `2026-10`; of this century. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export const summaryParamsSchema = z.object({ month: z.union([z.literal(""), monthSchema]) });

function monthBeside(month: string, by: 1 | -1): string {
  const [year = 0, index = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, index - 1 + by, 1)).toISOString().slice(0, 7);
}

/** `2026-12` → `2027-01` */
export const monthAfter = (month: string): string => monthBeside(month, 1);
/** `2027-01` → `2026-12` */
export const monthBefore = (month: string): string => monthBeside(month, -1);

/** The month asked for, else the newest one that is over, else the newest; `state` is null when nothing of it is kept. */
export function chosenMonth(asked: string, months: readonly MonthState[]): { month: string; state: MonthState | null } {
  const month = asked || (months.find(({ isOver }) => isOver) ?? months[0])?.month || "";
  return { month, state: months.find((each) => each.month === month) ?? null };
}
