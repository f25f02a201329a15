import "server-only";
import type { Ctx } from "@/lib/context";
import { DAY_MS } from "./buckets";
import { forecast } from "./forecast";
import { readPoints } from "./history";
import { getQuota } from "./read";
import { type Forecast, forEachKey, type QuotaKey, type QuotaView, usedOf } from "./schemas";
import { readThresholds } from "./thresholds";

const FORECAST_DAYS = 32;

/** The quota as `getQuota` has it, with the thresholds of its gauges and when each limit will be reached. */
export async function viewQuota(
  ctx: Pick<Ctx, "db" | "now" | "vocdoni" | "upstream">,
  maxAgeMs?: number,
): Promise<QuotaView> {
  const state = await getQuota(ctx, maxAgeMs);
  const now = ctx.now();
  const [thresholds, points] = await Promise.all([
    readThresholds(ctx),
    readPoints(ctx, "day", now.getTime() - FORECAST_DAYS * DAY_MS, now.getTime()),
  ]);
  const forecastOf = (key: QuotaKey): Forecast | null => {
    const { quota, checkedAt } = state;
    const gauge = quota?.gauges[key];
    if (!quota || !checkedAt || gauge?.state !== "limited" || usedOf(quota, key) === null) return null;
    const readings = points.map(({ at, used }) => ({ day: new Date(at), used: used[key] }));
    return forecast({ readings, used: gauge.used, usedAt: new Date(checkedAt), limit: gauge.limit, now });
  };
  return { ...state, thresholds, forecasts: forEachKey(forecastOf) };
}
