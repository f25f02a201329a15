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

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Rows of one statement with positional parameters, as pg-boss wants it. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

export type Database = {
  db: Db;
  driver: "postgresql" | "pglite";
  executeSql: ExecuteSql;
  close: () => Promise<void>;
};

const INT8 = 20;
const MIGRATION_LOCK = 7_302_145;
pg.types.setTypeParser(INT8, Number);

const migrationsFolder = () => `${process.cwd()}/drizzle`;

/** Connects to a PostgreSQL server and migrates it; several replicas starting at once take turns. */
export async function openServer(url: string, folder = migrationsFolder()): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  pool.on("error", () => undefined);
  const db = drizzleNodePg(pool, { schema });
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrateNodePg(drizzleNodePg(client, { schema }), { migrationsFolder: folder });
    await client.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  } catch (error) {
    client.release(true);
    await pool.end();
    throw error;
  }
  client.release();
  return {
    db,
    driver: "postgresql",
    executeSql: (text, values) => pool.query(text, values),
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
