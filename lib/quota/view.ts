import "server-only";
import { type Actor, can } from "@/lib/auth/permissions";
import { readAlertSettings } from "@/lib/settings/alerts";
import { readForecasts } from "./forecasts";
import { getQuota, type QuotaCtx } from "./read";
import { forEachKey, type QuotaView } from "./schemas";
import { readThresholds } from "./thresholds";

/** Two scheduled readings: who may not refresh the quota has Vocdoni asked only when those fail to come. */
const UNREFRESHED_MS = 11 * 60_000;

/** How old a reading may be that this person looks at: who may not refresh the quota cannot force one either. */
export const quotaAge = ({ role }: Actor, wantedMs: number | undefined) =>
  can(role, "quota:refresh") ? wantedMs : Math.max(wantedMs ?? 0, UNREFRESHED_MS);

/** The quota as `getQuota` has it, with the thresholds of its gauges and when each limit will be reached. */
export async function viewQuota(ctx: QuotaCtx & { actor: Actor }, wantedAgeMs?: number): Promise<QuotaView> {
  const state = await getQuota(ctx, quotaAge(ctx.actor, wantedAgeMs));
  const { quota, checkedAt } = state;
  const [thresholds, { walletEuros }, forecasts] = await Promise.all([
    readThresholds(ctx),
    readAlertSettings(ctx),
    quota && checkedAt ? readForecasts(ctx, quota, new Date(checkedAt), ctx.now()) : forEachKey(() => null),
  ]);
  return { ...state, thresholds, forecasts, walletEuros };
}
