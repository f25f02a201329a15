import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { z } from "zod";
import { failureMessage } from "@/lib/failure-message.mjs";
import { sqlState } from "./errors";
import type { Db } from "./types";

/** A transaction-level lock: a session-level one would stay on a pooler's connection. */
const MIGRATION_LOCK = 7_302_146;
const RETRY_MS = 500;
const LOCK_NOT_AVAILABLE = "55P03";

export type MigrationLimits = {
  /** How long another console may migrate before this one gives up. */
  lockMs: number;
  /** How long a table may be in use elsewhere. */
  tableMs: number;
  /** How long one statement may run. */
  statementMs: number;
};
const LIMITS: MigrationLimits = { lockMs: 10 * 60_000, tableMs: 60_000, statementMs: 30 * 60_000 };

type Migration = ReturnType<typeof readMigrationFiles>[number];
const applied = z.object({ rows: z.array(z.object({ last: z.coerce.number().nullable() })) });
const locked = z.object({ rows: z.array(z.object({ locked: z.boolean() })) });
const present = z.object({ rows: z.array(z.object({ present: z.boolean() })) });

/** The timestamp of the database's last migration, in milliseconds; 0: none. */
async function lastApplied(db: Pick<Db, "execute">): Promise<number> {
  const found = await db.execute(sql`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS present`);
  if (!present.parse(found).rows[0]?.present) return 0;
  const { rows } = applied.parse(
    await db.execute(sql`SELECT max(created_at) AS last FROM drizzle.__drizzle_migrations`),
  );
  return rows[0]?.last ?? 0;
}

/**
 * Migrations that the database doesn't have. It may have later ones, from a newer console. A database older than the
 * baseline gets the rest of `former/` instead: together they created the same schema, so the baseline is recorded
 * without being run.
 */
export async function pendingMigrations(db: Pick<Db, "execute">, folder: string): Promise<Migration[]> {
  const [baseline, ...later] = readMigrationFiles({ migrationsFolder: folder });
  const last = await lastApplied(db);
  const missing = (migrations: Migration[]) => migrations.filter(({ folderMillis }) => folderMillis > last);
  if (!baseline || last >= baseline.folderMillis) return missing(later);
  if (last === 0) return [baseline, ...later];
  return [...missing(readMigrationFiles({ migrationsFolder: `${folder}/former` })), { ...baseline, sql: [] }, ...later];
}

/** For this transaction only: the schemas used by migrations, and limits instead of the database's own. */
async function prepare(tx: Pick<Db, "execute">, limits: MigrationLimits, extensionSchema: string): Promise<void> {
  await tx.execute(sql`SELECT set_config('search_path', 'public, ' || quote_ident(${extensionSchema}), true)`);
  await tx.execute(sql`SELECT set_config(name, CASE name
      WHEN 'lock_timeout' THEN ${String(limits.tableMs)} WHEN 'statement_timeout' THEN ${String(limits.statementMs)} ELSE '0' END, true)
    FROM pg_settings WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`);
}

async function apply(tx: Pick<Db, "execute">, migrations: Migration[]): Promise<void> {
  // CREATE SCHEMA requires the privilege even if the schema exists.
  const { rows } = present.parse(await tx.execute(sql`SELECT to_regnamespace('drizzle') IS NOT NULL AS present`));
  if (!rows[0]?.present) await tx.execute(sql`CREATE SCHEMA drizzle`);
  await tx.execute(sql`CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (
    id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)`);
  for (const { sql: statements, hash, folderMillis } of migrations) {
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(
      sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (${hash}, ${folderMillis})`,
    );
  }
}

/**
 * Applies missing migrations, all or none; consoles starting at the same time take turns. `report` receives what it
 * waits for. Throws when another console holds the lock, or a session a table, for too long.
 */
export async function migrate(
  db: Db,
  folder: string,
  options: { report?: (step: string) => void; extensionSchema?: string; limits?: Partial<MigrationLimits> } = {},
): Promise<void> {
  const { report, extensionSchema = "public" } = options;
  const limits = { ...LIMITS, ...options.limits };
  if ((await pendingMigrations(db, folder)).length === 0) return;
  const end = performance.now() + limits.lockMs;
  /**
   * Whether this console could migrate. Each attempt is a transaction, so that it holds no pooled connection while it
   * waits.
   */
  const attempt = () =>
    db.transaction(async (tx) => {
      await prepare(tx, limits, extensionSchema);
      const turn = await tx.execute(sql`SELECT pg_try_advisory_xact_lock(${MIGRATION_LOCK}) AS locked`);
      if (!locked.parse(turn).rows[0]?.locked) return false;
      const migrations = await pendingMigrations(tx, folder);
      report?.(`${migrations.length === 1 ? "1 migration" : `${migrations.length} migrations`} of the database`);
      if (migrations.length > 0) await apply(tx, migrations);
      return true;
    });
  try {
    while (!(await attempt())) {
      if (performance.now() > end)
        throw new Error(`Another console has been migrating the database for more than ${limits.lockMs / 1000} s`);
      report?.("the migration lock (another console is migrating)");
      await sleep(RETRY_MS);
    }
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error;
    const waited = `A migration needs a table that another session has held for ${limits.tableMs / 1000} s`;
    throw new Error(`${waited}: ${failureMessage(error)}`, { cause: error });
  }
}
