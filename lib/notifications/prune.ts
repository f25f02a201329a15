import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";

export const MAX_DELIVERIES = 5_000;
const RETENTION_DAYS = 90;

/**
 * Deletes finished deliveries: all but the newest MAX_DELIVERIES, and those more than 90 days older than the newest. It
 * never reads the clock, which may be years ahead. Unsent ones stay.
 */
export async function pruneDeliveries({ db }: Pick<Ctx, "db">): Promise<void> {
  await db.execute(sql`
    DELETE FROM notification_deliveries WHERE state IN ('delivered', 'given-up') AND (
      created_at < (SELECT max(created_at) FROM notification_deliveries) - make_interval(days => ${RETENTION_DAYS})
      OR (created_at, id) < (
        SELECT created_at, id FROM notification_deliveries
        ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET ${MAX_DELIVERIES - 1}
      ))`);
}
