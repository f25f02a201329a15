import "server-only";
import pTimeout from "p-timeout";
import { getEnv } from "@/lib/env";
import { openFolder, openServer } from "./client";
import type { Database, Report } from "./types";

const holder: typeof globalThis & { consoleDatabase?: Promise<Database>; consoleDatabaseOpening?: boolean } =
  globalThis;
const WAIT_MS = 5_000;
/** SQLSTATE of a server that is starting up: callers get the same error as for an unreachable database. */
const STARTING = "57P03";

function open(report?: Report): Promise<Database> {
  if (holder.consoleDatabase) return holder.consoleDatabase;
  const { DATABASE_URL, DATA_DIR } = getEnv();
  const opening = DATABASE_URL ? openServer(DATABASE_URL, { report }) : openFolder(DATA_DIR, undefined, report);
  holder.consoleDatabase = opening;
  opening.catch(() => {
    holder.consoleDatabase = undefined;
  });
  return opening;
}

/** Opens the database of a console that already serves requests: until it is open, `getDatabase` waits only briefly. */
export async function openDatabase(report: Report): Promise<Database> {
  holder.consoleDatabaseOpening = true;
  const database = await open(report);
  holder.consoleDatabaseOpening = false;
  return database;
}

function withTimeout(opening: Promise<Database>): Promise<Database> {
  const message = new Error("The console is starting: its database is not open yet");
  return pTimeout(opening, { milliseconds: WAIT_MS, message: Object.assign(message, { code: STARTING }) });
}

/**
 * The database of this process, opened and migrated once. While a console starts it throws after 5 s (isDatabaseGone).
 * Kept on globalThis: Next.js loads modules separately for instrumentation and for routes.
 */
export function getDatabase(): Promise<Database> {
  const opening = open();
  return holder.consoleDatabaseOpening ? withTimeout(opening) : opening;
}
