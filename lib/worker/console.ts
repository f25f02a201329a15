import "server-only";
import { trustForwardedFor } from "@/lib/auth/peer-address";
import { getAuthSecret } from "@/lib/auth/secret";
import { getDatabase } from "@/lib/db/global";
import { getEnv } from "@/lib/env";
import { getLog, redact } from "@/lib/log";
import { refoldAfterUpdate } from "@/lib/search/refold";
import { getSystemContext } from "@/lib/server-context";
import { getSetupCode, needsFirstAdmin } from "@/lib/staff/first-admin";
import { startWorker } from "./start";

const say = (text: string) => process.stderr.write(`${redact(text)}\n`);

/** Opens the database, starts the worker and takes care of an orderly end. A failure is said in plain lines, exit code 1. */
export async function startConsole(): Promise<void> {
  try {
    trustForwardedFor(getEnv().TRUSTED_PROXY_HOPS);
    getAuthSecret();
    await getDatabase();
    await refoldAfterUpdate(await getSystemContext());
    const worker = await startWorker();
    if (await needsFirstAdmin(await getSystemContext())) {
      say(`\nNobody can sign in yet. Open /setup and enter this one-time code: ${getSetupCode()}\n`);
    }
    endOrderly(async () => {
      await worker.stop();
      await (await getDatabase()).close();
    });
  } catch (error) {
    say(`The console cannot start.\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

/** Ctrl-C in a terminal arrives twice, from the terminal and from `npm start`: the second must not cut the first short. */
function endOrderly(stop: () => Promise<void>): void {
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
