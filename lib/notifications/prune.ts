import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";

export const KEPT_DELIVERIES = 5_000;
const KEPT_DAYS = 90;

/**
 * Forgets deliveries that ended: all but the newest KEPT_DELIVERIES, and those more than 90 days older than the newest.
 * It never asks the clock, which may be years ahead. What is still to be sent stays.
 */
export async function pruneDeliveries({ db }: Pick<Ctx, "db">): Promise<void> {
  await db.execute(sql`
    DELETE FROM notification_deliveries WHERE state IN ('delivered', 'given-up') AND (
      created_at < (SELECT max(created_at) FROM notification_deliveries) - make_interval(days => ${KEPT_DAYS})
      OR (created_at, id) < (
        SELECT created_at, id FROM notification_deliveries
        ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET ${KEPT_DELIVERIES - 1}
      ))`);
}
