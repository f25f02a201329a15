import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { inject } from "vitest";
import { fromPglite, openServer } from "@/lib/db/client";
import { maintain, openInMemory } from "@/lib/db/embedded";
import type { Database } from "@/lib/db/types";
import { onServer } from "./on-server";

/** Every table, those that refer to another before it. */
export const TABLES = [
  ...["audit_log", "notification_deliveries", "notification_channels", "notification_settings"],
  ...["console_settings"],
  ...["alerts", "alert_states", "alert_settings", "quota_thresholds", "quota_history"],
  ...["organization_usage", "usage_days", "usage_ranking", "usage_ranking_state", "usage_months", "usage_month_totals"],
  ...["operations", "imports", "organizations", "customers", "sync_pages", "sync_runs", "rate_limits", "staff"],
  ...[
    "organization_index",
    "organization_counts",
    "customer_counts",
    "upstream_state",
    "upstream_keys",
    "counter_difference",
    "heartbeats",
    "fold_state",
  ],
] as const;
/** One statement; TRUNCATE makes a new file for each table and index, and took half of the time of all these tests. */
const EMPTY = `DO $$ BEGIN
  ALTER TABLE audit_log DISABLE TRIGGER USER;
  ${TABLES.map((table) => `DELETE FROM ${table};`).join(" ")}
  ALTER TABLE audit_log ENABLE TRIGGER USER;
END $$`;

export const emptyDatabase = ({ executeSql }: Pick<Database, "executeSql">) => executeSql(EMPTY);

/** Of earlier files of this worker, closed and emptied. To open one costs up to a second of the processor. */
const idle: Database[] = [];
/** What a file may have left of its own: tables and their columns, constraints, functions, triggers. */
const SCHEMA = `SELECT md5(string_agg(object, ',' ORDER BY object)) AS hash FROM (
  SELECT attrelid || attname || atttypid || attnotnull AS object FROM pg_attribute WHERE attnum > 0
  UNION ALL SELECT conrelid || conname || pg_get_constraintdef(oid) FROM pg_constraint
  UNION ALL SELECT pronamespace || proname || md5(prosrc) FROM pg_proc
  UNION ALL SELECT tgrelid || tgname || tgenabled::text FROM pg_trigger) AS objects`;

/** `opened`, which `close` does not close but empties for the next file; `vacuum` clears away what that leaves behind. */
async function reusable(opened: Database, vacuum: () => Promise<unknown>): Promise<Database> {
  const { rows: before } = await opened.executeSql(SCHEMA);
  const database: Database = {
    ...opened,
    close: async () => {
      try {
        const { rows: after } = await opened.executeSql(SCHEMA);
        if (!isDeepStrictEqual(after, before))
          throw new Error("This file leaves the schema other than it was: put it back before close().");
        await emptyDatabase(opened);
        await vacuum();
      } catch (error) {
        await opened.close();
        throw error;
      }
      idle.push(database);
    },
  };
  return database;
}

async function openEmbedded(): Promise<Database> {
  const client = await openInMemory(new Blob([readFileSync(inject("snapshot"))]));
  const opened = await fromPglite(client, () => client.close(), `${process.cwd()}/drizzle`);
  return reusable(opened, () => maintain(client));
}

/** The whole run drops it when it ends; see snapshot.ts. */
async function openOnServer(server: string): Promise<Database> {
  const template = inject("template");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const opened = await openServer(Object.assign(new URL(server), { pathname: `/${name}` }).href);
  return reusable(opened, () => opened.executeSql(`VACUUM (ANALYZE) ${TABLES.join(", ")}`));
}

/**
 * A migrated, empty database of one's own: on the server of TEST_DATABASE_URL when that is set, else PGlite in memory.
 * `close`, once, empties it for the next file. What changes the schema puts it back.
 */
export async function createTestDatabase(): Promise<Database> {
  const again = idle.pop();
  if (again) {
    // A test that was given up may have written since.
    await emptyDatabase(again);
    return again;
  }
  const server = process.env.TEST_DATABASE_URL;
  return server ? openOnServer(server) : openEmbedded();
}
