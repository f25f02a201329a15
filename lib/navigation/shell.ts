import "server-only";
import { listOpenAlerts } from "@/lib/alerts/list";
import type { OpenAlerts } from "@/lib/alerts/model";
import type { Ctx } from "@/lib/context";
import { countCustomers } from "@/lib/customers/counts";
import { countOpenOperations } from "@/lib/operations/read";
import { countOrganizations } from "@/lib/organizations/counts";
import { readTimeZone } from "@/lib/settings/time-zone";
import { getSyncStatus } from "@/lib/sync/status";
import { readUpstreamState, type UpstreamState } from "@/lib/vocdoni-health/state";
import { type KeyVerdict, readVerdict } from "@/lib/vocdoni-health/verdict";

export type Shell = {
  organizations: number;
  customers: number;
  operations: { open: number; undecided: number };
  alerts: OpenAlerts;
  syncedAt: string | null;
  timeZone: string;
  upstream: Pick<UpstreamState, "problem" | "missingScopes" | "integratorAddress">;
  /** The owner of the configured key; null: not verified. */
  keyVerdict: KeyVerdict | null;
};

/**
 * The data of the app shell: counts, open operations and alerts, the mirror's age, the time zone and the state of
 * Vocdoni.
 */
export async function getShell(ctx: Pick<Ctx, "db" | "now" | "upstream">): Promise<Shell> {
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
