import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { inject } from "vitest";
import { type Database, fromPglite, openServer } from "@/lib/db/client";
import { openInMemory } from "@/lib/db/embedded";
import { onServer } from "./on-server";

/** Every table, those that refer to another before it. */
export const TABLES = [
  ...["audit_log", "notification_deliveries", "notification_channels", "notification_settings"],
  ...["alerts", "alert_states", "alert_settings", "quota_thresholds", "quota_history"],
  ...["organization_usage", "usage_days", "usage_ranking", "usage_ranking_state", "usage_months", "usage_month_totals"],
  ...["operations", "imports", "organizations", "customers", "sync_pages", "sync_runs", "rate_limits", "staff"],
  ...["organization_index", "organization_counts", "customer_counts", "upstream_state"],
] as const;
/** One statement; TRUNCATE makes a new file for each table and index, and took half of the time of all these tests. */
const EMPTY = `DO $$ BEGIN
  ALTER TABLE audit_log DISABLE TRIGGER USER;
  ${TABLES.map((table) => `DELETE FROM ${table};`).join(" ")}
  ALTER TABLE audit_log ENABLE TRIGGER USER;
END $$`;

export const emptyDatabase = ({ executeSql }: Pick<Database, "executeSql">) => executeSql(EMPTY);

/** Of earlier files of this worker, closed and emptied. To open one costs a second of the processor. */
const idle: Database[] = [];
const OBJECTS = `SELECT (SELECT count(*) FROM pg_class) AS relations, (SELECT count(*) FROM pg_proc) AS functions,
  (SELECT count(*) FROM pg_trigger) AS triggers`;

async function openEmbedded(): Promise<Database> {
  const again = idle.pop();
  if (again) return again;
  const client = await openInMemory(new Blob([readFileSync(inject("snapshot"))]));
  const opened = await fromPglite(client, () => client.close(), `${process.cwd()}/drizzle`);
  const { rows: objects } = await opened.executeSql(OBJECTS);
  const database: Database = {
    ...opened,
    close: async () => {
      const { rows } = await opened.executeSql(OBJECTS);
      if (!isDeepStrictEqual(rows, objects)) {
        await client.close();
        throw new Error("This file leaves a table, function or trigger behind: drop it before close().");
      }
      await emptyDatabase(opened);
      // What a server's autovacuum would do: dead rows of the files before would slow the next one.
      await client.exec("VACUUM (ANALYZE)");
      idle.push(database);
    },
  };
  return database;
}

/**
 * A migrated, empty database of one's own: on the server of TEST_DATABASE_URL when that is set, else PGlite in memory.
 * `close` drops it, or empties it for the next file. What changes the schema opens one itself.
 */
export async function createTestDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return openEmbedded();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openServer(url.toString());
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
