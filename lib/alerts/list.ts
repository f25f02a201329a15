import "server-only";
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { alerts } from "@/lib/db/schema";
import { numberedPage } from "@/lib/paging/place";
import type { Alert, AlertState, OpenAlerts } from "./model";
import { toAlert } from "./row";

const { closedAt, acknowledgedAt, openedAt, id } = alerts;

const filters: Record<AlertState, SQL | undefined> = {
  open: isNull(closedAt),
  unacknowledged: and(isNull(closedAt), isNull(acknowledgedAt)),
  acknowledged: and(isNull(closedAt), isNotNull(acknowledgedAt)),
  closed: isNotNull(closedAt),
};

/**
 * Alerts: unacknowledged first, then other open ones, then closed; newest first in each. A page beyond the last yields
 * the last.
 */
export function listAlerts({ db }: Pick<Ctx, "db">, query: { state: AlertState | ""; page: number; size: number }) {
  const filter = query.state === "" ? undefined : filters[query.state];
  const groups = [sql`${closedAt} is not null`, sql`${closedAt} is null and ${acknowledgedAt} is not null`];
  return numberedPage(db, alerts, filter, query, async (limit, offset) => {
    const rows = db.select().from(alerts).where(filter);
    return (
      await rows
        .orderBy(...groups, desc(openedAt), desc(id))
        .limit(limit)
        .offset(offset)
    ).map(toAlert);
  });
}

/** Open alerts, unacknowledged first; at most one of each kind per limit. */
export async function listOpenAlerts({ db, now }: Pick<Ctx, "db" | "now">): Promise<OpenAlerts> {
  const rows = await db
    .select()
    .from(alerts)
    .where(filters.open)
    .orderBy(sql`${acknowledgedAt} is not null`, desc(openedAt), desc(id));
  return { now: now().toISOString(), alerts: rows.map(toAlert) };
}

/** One alert, open or closed; null when there is none. */
export async function getAlert({ db }: Pick<Ctx, "db">, wanted: string): Promise<Alert | null> {
  if (!z.uuid().safeParse(wanted).success) return null;
  const [row] = await db.select().from(alerts).where(eq(id, wanted));
  return row ? toAlert(row) : null;
}
