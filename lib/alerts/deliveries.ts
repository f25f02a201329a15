import "server-only";
import { asc, inArray } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { notificationDeliveries } from "@/lib/db/schema";
import type { AlertDelivery } from "./model";

/** The deliveries of the alerts `ids`, by alert, in the order they were sent. */
export async function listAlertDeliveries(
  { db }: Pick<Ctx, "db">,
  ids: readonly string[],
): Promise<Map<string, AlertDelivery[]>> {
  const byAlert = new Map<string, AlertDelivery[]>();
  if (ids.length === 0) return byAlert;
  const { id, alertId, channelName, event, state, createdAt, deliveredAt } = notificationDeliveries;
  const rows = await db
    .select({ id, alertId, channelName, event, state, createdAt, deliveredAt })
    .from(notificationDeliveries)
    .where(inArray(alertId, [...ids]))
    .orderBy(asc(createdAt), asc(id));
  for (const row of rows) {
    if (row.alertId === null || row.event === "test") continue;
    const at = (row.deliveredAt ?? row.createdAt).toISOString();
    const delivery = { id: row.id, channel: row.channelName, event: row.event, state: row.state, at };
    byAlert.set(row.alertId, [...(byAlert.get(row.alertId) ?? []), delivery]);
  }
  return byAlert;
}
