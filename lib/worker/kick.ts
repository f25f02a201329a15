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

/** Starts carrying out an operation that is committed; the caller does not wait. The sweep takes it up should this process die. */
export function kickOperation(id: string): void {
  inBackground("operation", async () => runOperation(await getSystemContext(), id));
}

/** Starts carrying out a sync run that is committed; the caller does not wait. */
export function kickSync(id: string): void {
  inBackground("sync", async () => {
    const ctx = await getSystemContext();
    await syncComparing(ctx, id);
    await probeMissingScopes(ctx);
  });
}
