import "server-only";
import "./register-handlers";
import { getLog } from "@/lib/log";
import { runOperation } from "@/lib/operations/run";
import { syncComparing } from "@/lib/reconciliation/compare-counter";
import { getSystemContext } from "@/lib/server-context";
import { probeMissingScopes } from "@/lib/vocdoni-health/probe-scopes";

function inBackground(what: string, work: () => Promise<unknown>): void {
  work().catch((error) => getLog().error({ err: error }, `${what} failed`));
}

/** Runs a committed operation in the background. If this process dies, the sweep runs it. */
export function runOperationNow(id: string): void {
  inBackground("operation", async () => runOperation(await getSystemContext(), id));
}

/** Runs a committed sync in the background. */
export function runSyncNow(id: string): void {
  inBackground("sync", async () => {
    const ctx = await getSystemContext();
    await syncComparing(ctx, id);
    await probeMissingScopes(ctx);
  });
}
