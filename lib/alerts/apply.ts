import "server-only";
import { eq } from "drizzle-orm";
import { type alertStates, alerts } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { enqueueNotification } from "@/lib/notifications/enqueue";
import type { Forecast } from "@/lib/quota/model";
import { readTimeZone } from "@/lib/settings/time-zone";
import { closeReasonOf, type Decision, type Fact } from "./decide";
import type { Alert, AlertKey, AlertKind } from "./model";
import { alertNotice } from "./notice";
import { toAlert } from "./row";

type AlertRow = typeof alerts.$inferSelect;

/** The input of a decision. `open`: the open alert for this limit. */
type Seen = {
  kind: AlertKind;
  key: AlertKey;
  at: Date;
  used: number | null;
  limit: number | null;
  fact: Fact;
  before: typeof alertStates.$inferSelect | undefined;
  open: AlertRow | undefined;
  forecast: Forecast | null;
};

async function close(tx: Db, decision: Decision, seen: Seen, open: AlertRow): Promise<Alert | undefined> {
  const { kind, at, used, limit, fact } = seen;
  const before = seen.before ?? { level: 0, marks: [] };
  const closedBecause = closeReasonOf(kind, { fact, before, decision, limitWas: open.limit, limit });
  const values = { closedAt: at, closedBecause, closedUsed: used, closedLimit: limit };
  const [row] = await tx.update(alerts).set(values).where(eq(alerts.id, open.id)).returning();
  return row && toAlert(row);
}

/** The alert that `remains` of a higher one inherits its acknowledgment. */
async function open(tx: Db, { level, opens }: Decision, seen: Seen): Promise<Alert | undefined> {
  const { kind, key, at, used, limit, before, forecast } = seen;
  if (!opens || used === null || limit === null) return;
  const dates = kind === "forecast" && forecast?.state === "runs-out" ? forecast : null;
  const { acknowledgedAt, acknowledgedById, acknowledgedBy, note } = seen.open ?? {};
  const [row] = await tx
    .insert(alerts)
    .values({
      ...{ kind, key, level, used, limit, ...opens },
      openedAt: at,
      previousAt: before?.readAt ?? null,
      ...(dates ? { forecastDays: dates.days, forecastFrom: dates.from, forecastTo: dates.to } : {}),
      ...(opens.remains ? { acknowledgedAt, acknowledgedById, acknowledgedBy, note } : {}),
    })
    .returning();
  return row && toAlert(row);
}

/**
 * Opens and closes alerts as decided, and queues their notifications. A higher alert replaces the one below it, whose
 * closing isn't sent.
 */
export async function applyDecision(tx: Db, decision: Decision, seen: Seen): Promise<void> {
  const closed = decision.closes && seen.open ? await close(tx, decision, seen, seen.open) : undefined;
  const opened = await open(tx, decision, seen);
  if (!opened && !closed) return;
  const timeZone = await readTimeZone({ db: tx });
  if (opened && !opened.remains)
    await enqueueNotification(tx, (locale) => alertNotice(opened, { timeZone, locale, replaces: closed?.id }));
  else if (closed)
    await enqueueNotification(tx, (locale) => alertNotice(closed, { timeZone, locale, remains: opened }));
}
