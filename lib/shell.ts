import "server-only";
import { count, isNull } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { customers, organizations } from "@/lib/db/schema";
import { countOpenOperations } from "@/lib/operations/read";
import { getSyncStatus } from "@/lib/sync/status";
import { readUpstreamState, type UpstreamState } from "@/lib/upstream/state";

export type Shell = {
  organizations: number;
  customers: number;
  operations: { open: number; undecided: number };
  syncedAt: string | null;
  upstream: Pick<
    UpstreamState,
    "problem" | "missingScopes" | "mismatchAddress" | "unclearIdentity" | "integratorAddress"
  >;
};

/** What the frame around every page shows: counts, open operations, the mirror's age and the state of Vocdoni. */
export async function getShell(ctx: Pick<Ctx, "db" | "now">): Promise<Shell> {
  const [organization, customer, operations, sync, upstream] = await Promise.all([
    ctx.db.select({ n: count() }).from(organizations).where(isNull(organizations.goneAt)),
    ctx.db.select({ n: count() }).from(customers).where(isNull(customers.archivedAt)),
    countOpenOperations(ctx),
    getSyncStatus(ctx),
    readUpstreamState(ctx),
  ]);
  const { problem, missingScopes, mismatchAddress, unclearIdentity, integratorAddress } = upstream;
  return {
    organizations: organization[0]?.n ?? 0,
    customers: customer[0]?.n ?? 0,
    operations,
    syncedAt: sync.syncedAt,
    upstream: { problem, missingScopes, mismatchAddress, unclearIdentity, integratorAddress },
  };
}
