/**
 * Runs once when the server starts: environment, database, worker. A console that cannot work says why and exits.
 * Next.js holds back every request until this resolves, so it does not wait: /api/health answers 503 until then.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startConsole } = await import("@/lib/worker/console");
  void startConsole();
}
