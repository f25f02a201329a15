import "server-only";
import pTimeout from "p-timeout";
import { getActionsKey } from "@/lib/auth/secret";
import { openDatabase } from "@/lib/db/global";
import { getEnv, getEnvWarnings, setActionsKey } from "@/lib/env";
import { failureMessage } from "@/lib/failure-message.mjs";
import { trackStart } from "@/lib/health/start-state";
import { rejectMalformed } from "@/lib/http/malformed";
import { trustForwarded } from "@/lib/http/peer-address";
import { countAsPublicAddress } from "@/lib/http/public-address";
import { getLog, redact } from "@/lib/log";
import { rebuildSearchKeysAfterUpdate } from "@/lib/mirror/rebuild-search-keys";
import { getSystemContext } from "@/lib/server-context";
import { getSetupCode, needsFirstAdmin } from "@/lib/staff/first-admin";
import { startWorker } from "./start";

const say = (text: string) => process.stderr.write(`${redact(text)}\n`);

const WORKER_MS = 2 * 60_000;

/**
 * Opens the database, starts the worker and handles shutdown. Never rejects: a failure is printed in plain lines, exit
 * code 1. Each wait has a limit and is logged after some seconds; the server answers requests from the beginning.
 */
export async function startConsole(): Promise<void> {
  const start = trackStart(say);
  try {
    start.waitFor("its configuration");
    for (const warning of getEnvWarnings()) getLog().warn(warning);
    trustForwarded(getEnv().TRUSTED_PROXY_HOPS);
    countAsPublicAddress(getEnv().NEXTAUTH_URL);
    rejectMalformed();
    setActionsKey(getActionsKey());
    // Before a route asks for it, which would create one for this process only.
    getSetupCode(getEnv().NEXTAUTH_SECRET);
    const database = await openDatabase(start.waitFor);
    start.waitFor("the job queue and the worker");
    const message = `The worker did not start within ${WORKER_MS / 1000} s`;
    const worker = await pTimeout(startWorker(), { milliseconds: WORKER_MS, message });
    if (await needsFirstAdmin(await getSystemContext())) {
      say(`\nNobody can sign in yet. Open /setup and enter this one-time code: ${getSetupCode()}\n`);
    }
    shutDownOnSignal(async () => {
      await worker.stop();
      await database.close();
    });
    start.ready();
    // Search uses the old keys until this finishes: it may take minutes, and startup must not wait for it.
    rebuildSearchKeysAfterUpdate(await getSystemContext()).catch((error) => {
      getLog().error({ err: error }, "the search index was not updated; the next start tries again");
    });
  } catch (error) {
    start.end();
    say(`The console cannot start.\n${failureMessage(error)}`);
    process.exit(1);
  }
}

/** Ctrl-C in a terminal arrives twice, from the terminal and from `npm start`: the second must not cut the first short. */
function shutDownOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        getLog().error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}
