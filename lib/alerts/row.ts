import type { alerts } from "@/lib/db/schema";
import type { Alert } from "./model";

export function toAlert(row: typeof alerts.$inferSelect): Alert {
  const { id, kind, key, level, mark, skipped, remains, used, limit } = row;
  const { forecastDays, forecastFrom, forecastTo, closedAt, closedBecause, acknowledgedAt } = row;
  return {
    ...{ id, kind, key, level, mark, skipped, remains, used, limit },
    openedAt: row.openedAt.toISOString(),
    previousAt: row.previousAt?.toISOString() ?? null,
    forecast:
      forecastDays !== null && forecastFrom !== null
        ? { days: forecastDays, from: forecastFrom, to: forecastTo }
        : null,
    closed:
      closedAt && closedBecause
        ? { at: closedAt.toISOString(), because: closedBecause, used: row.closedUsed, limit: row.closedLimit }
        : null,
    acknowledged: acknowledgedAt
      ? { at: acknowledgedAt.toISOString(), by: row.acknowledgedBy ?? "", note: row.note ?? "" }
      : null,
  };
}
