import { failureMessage } from "@/lib/failure-message.mjs";

/**
 * Runs once when the server starts: environment, database, worker. On failure it reports why and exits. Next.js holds
 * all requests until this resolves, so it doesn't wait: /api/health returns 503 until then.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  try {
    const { startConsole } = await import("@/lib/worker/console");
    void startConsole();
  } catch (error) {
    // Otherwise Next.js would keep running and answer 500 to everything.
    process.stderr.write(`The console cannot start.\n${failureMessage(error)}\n`);
    process.exit(1);
  }
}
