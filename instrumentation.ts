import { failureMessage } from "@/lib/failure-message.mjs";

/**
 * Runs once when the server starts: environment, database, worker. A console that cannot work says why and exits.
 * Next.js holds back every request until this resolves, so it does not wait: /api/health answers 503 until then.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  try {
    const { startConsole } = await import("@/lib/worker/console");
    void startConsole();
  } catch (error) {
    // Next.js would stay up and answer 500 to everything.
    process.stderr.write(`The console cannot start.\n${failureMessage(error)}\n`);
    process.exit(1);
  }
}
