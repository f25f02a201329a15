import "server-only";
import { type Actor, can } from "@/lib/auth/permissions";
import { readAlertSettings } from "@/lib/settings/alerts";
import { readForecasts } from "./forecasts";
import { forEachKey, type QuotaView } from "./model";
import { getQuota, type QuotaCtx } from "./read";
import { readThresholds } from "./thresholds";

/** Two scheduled readings: people without permission to refresh read from Vocdoni only when those fail to come. */
const MAX_AGE_WITHOUT_REFRESH_MS = 11 * 60_000;

/** The maximum age of a reading for this person: without permission to refresh, they can't force a new one. */
export const quotaAge = ({ role }: Actor, maxAgeMs: number | undefined) =>
  can(role, "quota:refresh") ? maxAgeMs : Math.max(maxAgeMs ?? 0, MAX_AGE_WITHOUT_REFRESH_MS);

/** The quota from `getQuota`, with the thresholds of its gauges and forecasts of each limit. */
export async function viewQuota(ctx: QuotaCtx & { actor: Actor }, maxAgeMs?: number): Promise<QuotaView> {
  const state = await getQuota(ctx, quotaAge(ctx.actor, maxAgeMs));
  const { quota, checkedAt } = state;
  const [thresholds, { walletEuros }, forecasts] = await Promise.all([
    readThresholds(ctx),
    readAlertSettings(ctx),
    quota && checkedAt ? readForecasts(ctx, quota, new Date(checkedAt), ctx.now()) : forEachKey(() => null),
  ]);
  return { ...state, thresholds, forecasts, walletEuros };
}
