/** Runs once when the server starts: environment, database, worker. A console that cannot work says why and exits. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startConsole } = await import("@/lib/worker/console");
  await startConsole();
}
