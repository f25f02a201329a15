import "server-only";
import { getLog } from "@/lib/log";
import { getSystemContext } from "@/lib/server-context";
import { runOperation } from "./run";

/** Runs a committed operation in the background. If this process dies, the sweep runs it. */
export function runOperationNow(id: string): void {
  getSystemContext()
    .then((ctx) => runOperation(ctx, id))
    .catch((error) => getLog().error({ err: error, operation: id }, "operation failed"));
}
