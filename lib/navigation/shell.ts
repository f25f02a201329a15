import "server-only";
import { listOpenAlerts } from "@/lib/alerts/list";
import type { Ctx } from "@/lib/context";
import { countCustomers } from "@/lib/customers/counts";
import { countOpenOperations } from "@/lib/operations/read";
import { countOrganizations } from "@/lib/organizations/counts";
import { readTimeZone } from "@/lib/settings/time-zone";
import { getSyncStatus } from "@/lib/sync/status";
import { readUpstreamState } from "@/lib/vocdoni-health/state";
import { readVerdict } from "@/lib/vocdoni-health/verdict";

/**
 * The data of the app shell: counts, open operations and alerts, the mirror's age, the time zone and the state of
 * Vocdoni. `keyVerdict`: the owner of the configured key; null: not verified.
 */
export async function getShell(ctx: Pick<Ctx, "db" | "now" | "upstream">) {
  const [organizations, customers, operations, alerts, sync, upstream, timeZone, keyVerdict] = await Promise.all([
    countOrganizations(ctx, { type: "", country: "", linked: "", status: "" }),
    countCustomers(ctx, { archived: "", tag: "" }),
    countOpenOperations(ctx),
    listOpenAlerts(ctx),
    getSyncStatus(ctx),
    readUpstreamState(ctx),
    readTimeZone(ctx),
    readVerdict(ctx),
  ]);
  const { problem, missingScopes, integratorAddress } = upstream;
  return {
    organizations,
    customers,
    operations,
    alerts,
    syncedAt: sync.syncedAt,
    timeZone,
    upstream: { problem, missingScopes, integratorAddress },
    keyVerdict,
  };
}

export type Shell = Awaited<ReturnType<typeof getShell>>;
