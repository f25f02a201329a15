import "server-only";
import { getLog } from "@/lib/log";
import { syncComparing } from "@/lib/reconciliation/compare-counter";
import { getSystemContext } from "@/lib/server-context";
import { probeMissingScopes } from "@/lib/vocdoni-health/probe-scopes";

async function runSync(id: string): Promise<void> {
  const ctx = await getSystemContext();
  await syncComparing(ctx, id);
  await probeMissingScopes(ctx);
}

/** Runs a committed sync in the background. */
export function runSyncNow(id: string): void {
  runSync(id).catch((error) => getLog().error({ err: error }, "sync failed"));
}
