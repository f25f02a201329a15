import "server-only";
import { getAuthSecret } from "@/lib/auth/secret";
import { getDatabase } from "@/lib/db/global";
import { getEnv } from "@/lib/env";
import { getLog, redact } from "@/lib/log";
import { getSystemContext } from "@/lib/server-context";
import { getSetupCode, needsFirstAdmin } from "@/lib/staff/first-admin";
import { startWorker } from "./start";

const say = (text: string) => process.stderr.write(`${redact(text)}\n`);

/** Opens the database, starts the worker and takes care of an orderly end. A failure is said in plain lines, exit code 1. */
export async function startConsole(): Promise<void> {
  try {
    getEnv();
    getAuthSecret();
    await getDatabase();
    const worker = await startWorker();
    if (await needsFirstAdmin(await getSystemContext())) {
      say(`\nNobody can sign in yet. Open /setup and enter this one-time code: ${getSetupCode()}\n`);
    }
    const stop = async () => {
      await worker.stop();
      await (await getDatabase()).close();
      process.exit(0);
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        stop().catch((error) => {
          getLog().error({ err: error }, "stopping failed");
          process.exit(1);
        });
      });
    }
  } catch (error) {
    say(`The console cannot start.\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
