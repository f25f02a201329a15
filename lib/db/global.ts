import "server-only";
import { getEnv } from "@/lib/env";
import { type Database, openFolder, openServer } from "./client";

const holder: typeof globalThis & { consoleDatabase?: Promise<Database> } = globalThis;

/**
 * The database of this process, opened and migrated once.
 * Kept on globalThis: Next.js loads modules separately for instrumentation and for routes.
 */
export function getDatabase(): Promise<Database> {
  if (!holder.consoleDatabase) {
    const env = getEnv();
    const opening = env.DATABASE_URL ? openServer(env.DATABASE_URL) : openFolder(env.DATA_DIR);
    holder.consoleDatabase = opening;
    opening.catch(() => {
      holder.consoleDatabase = undefined;
    });
  }
  return holder.consoleDatabase;
}
