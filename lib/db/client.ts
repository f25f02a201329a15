import "server-only";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzleNodePg } from "drizzle-orm/node-postgres";
import { migrate as migrateNodePg } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { openEmbedded } from "./embedded";
import * as schema from "./schema";
import { connectionTo, openPool } from "./server-pool";

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Rows of one statement with positional parameters, as pg-boss wants it. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

export type Database = {
  db: Db;
  driver: "postgresql" | "pglite";
  executeSql: ExecuteSql;
  /** Of the pool of a server. */
  connections?: () => Record<"total" | "idle" | "waiting", number>;
  close: () => Promise<void>;
};

const INT8 = 20;
const MIGRATION_LOCK = 7_302_145;
const STATEMENT_MS = 30_000;
pg.types.setTypeParser(INT8, Number);

const migrationsFolder = () => `${process.cwd()}/drizzle`;

/** On a connection of its own, without a time limit: a migration, or waiting for another replica's, may be long. */
async function migrateServer(url: string, folder: string): Promise<void> {
  const client = new pg.Client(connectionTo(url));
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrateNodePg(drizzleNodePg(client, { schema }), { migrationsFolder: folder });
  } finally {
    // This gives the lock back.
    await client.end();
  }
}

/**
 * Connects to a PostgreSQL server and migrates it; several replicas starting at once take turns.
 * A statement of the console ends after `statementMs`; a migration has no limit.
 */
export async function openServer(
  url: string,
  folder = migrationsFolder(),
  statementMs = STATEMENT_MS,
): Promise<Database> {
  await migrateServer(url, folder);
  const { pool, db } = openPool(url, statementMs);
  return {
    db,
    driver: "postgresql",
    executeSql: (text, values) => pool.query(text, values),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

/** A PGlite that is open, as a Database; migrates it. */
export async function fromPglite(client: PGlite, close: () => Promise<void>, folder: string): Promise<Database> {
  const db = drizzlePglite(client, { schema });
  await migratePglite(db, { migrationsFolder: folder });
  const executeSql: ExecuteSql = async (text, values) => {
    if (values && values.length > 0) return client.query(text, values);
    const results = await client.exec(text);
    return { rows: results.at(-1)?.rows ?? [] };
  };
  return { db, driver: "pglite", executeSql, close };
}

/** Opens the embedded database in `dataDir` and migrates it. */
export async function openFolder(dataDir: string, folder = migrationsFolder()): Promise<Database> {
  const embedded = await openEmbedded(dataDir);
  try {
    return await fromPglite(embedded.client, embedded.close, folder);
  } catch (error) {
    await embedded.close();
    throw error;
  }
}
