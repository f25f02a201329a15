import "server-only";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import pg from "pg";
import { openEmbedded } from "./embedded";
import { migrate } from "./migrate";
import { checkSessions } from "./preflight";
import { prepareServer, type StartOptions } from "./prepare-server";
import * as schema from "./schema";
import { openPool } from "./server-pool";
import type { Database, ExecuteSql, Report } from "./types";

type ServerOptions = StartOptions & { folder?: string; statementMs?: number };

const INT8 = 20;
const STATEMENT_MS = 30_000;
pg.types.setTypeParser(INT8, Number);

const migrationsFolder = () => `${process.cwd()}/drizzle`;

/**
 * Connects to a PostgreSQL server, checks that it is suitable, and migrates it; consoles starting at the same time take
 * turns. A statement is canceled after `statementMs`; `report` receives what the start waits for. Throws one line with
 * the reason: the server can't be reached, or what it lacks.
 */
export async function openServer(
  url: string,
  { folder = migrationsFolder(), statementMs = STATEMENT_MS, ...start }: ServerOptions = {},
): Promise<Database> {
  const target = await prepareServer(url, folder, start);
  const { pool, db } = openPool(target, statementMs);
  try {
    await checkSessions(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    db,
    driver: "postgresql",
    executeSql: (text, values) => pool.query(text, values),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

/** Wraps an open PGlite as a Database, and migrates it. */
export async function fromPglite(
  client: PGlite,
  close: () => Promise<void>,
  folder: string,
  report?: Report,
): Promise<Database> {
  const db = drizzlePglite(client, { schema });
  await migrate(db, folder, { report });
  const executeSql: ExecuteSql = async (text, values) => {
    if (values && values.length > 0) return client.query(text, values);
    const results = await client.exec(text);
    return { rows: results.at(-1)?.rows ?? [] };
  };
  return { db, driver: "pglite", executeSql, close };
}

/** Opens the embedded database in `dataDir` and migrates it. */
export async function openFolder(dataDir: string, folder = migrationsFolder(), report?: Report): Promise<Database> {
  report?.("the database");
  const embedded = await openEmbedded(dataDir);
  try {
    return await fromPglite(embedded.client, embedded.close, folder, report);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}
