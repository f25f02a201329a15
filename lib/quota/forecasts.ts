import "server-only";
import type { Ctx } from "@/lib/context";
import { readTimeZone } from "@/lib/settings/time-zone";
import { DAY_MS } from "@/lib/time/buckets";
import { forecast } from "./forecast";
import { readPoints } from "./history";
import { type Forecast, forEachKey, type Quota, type QuotaKey, usedOf } from "./model";

const FORECAST_DAYS = 32;

/**
 * When each limit will be reached, from the reading at `readAt`; null where there is no limit or nothing is counted.
 */
export async function readForecasts(
  ctx: Pick<Ctx, "db">,
  quota: Quota,
  readAt: Date,
  now: Date,
): Promise<Record<QuotaKey, Forecast | null>> {
  const [timeZone, points] = await Promise.all([
    readTimeZone(ctx),
    readPoints(ctx, "day", now.getTime() - FORECAST_DAYS * DAY_MS, now.getTime()),
  ]);
  return forEachKey((key) => {
    const gauge = quota.gauges[key];
    if (gauge.state !== "limited" || usedOf(quota, key) === null) return null;
    const readings = points.map(({ at, used }) => ({ day: new Date(at), used: used[key] }));
    return forecast({ readings, used: gauge.used, usedAt: readAt, limit: gauge.limit, now, timeZone });
  });
}
