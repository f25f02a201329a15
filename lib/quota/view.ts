import "server-only";
import { readAlertSettings } from "@/lib/alerts/settings";
import { readForecasts } from "./forecasts";
import { getQuota, type QuotaCtx } from "./read";
import { forEachKey, type QuotaView } from "./schemas";
import { readThresholds } from "./thresholds";

/** The quota as `getQuota` has it, with the thresholds of its gauges and when each limit will be reached. */
export async function viewQuota(ctx: QuotaCtx, maxAgeMs?: number): Promise<QuotaView> {
  const state = await getQuota(ctx, maxAgeMs);
  const { quota, checkedAt } = state;
  const [thresholds, { walletEuros }, forecasts] = await Promise.all([
    readThresholds(ctx),
    readAlertSettings(ctx),
    quota && checkedAt ? readForecasts(ctx, quota, new Date(checkedAt), ctx.now()) : forEachKey(() => null),
  ]);
  return { ...state, thresholds, forecasts, walletEuros };
}
