import "server-only";
import pTimeout from "p-timeout";
import PgBoss from "pg-boss";
import { sqlState } from "@/lib/db/errors";
import type { Database, ExecuteSql } from "@/lib/db/types";
import { failureMessage } from "@/lib/failure-message.mjs";
import { getLog } from "@/lib/log";

const SCHEMA = "pgboss";
const START_MS = 60_000;
const CREATE_SCHEMA = /CREATE SCHEMA IF NOT EXISTS pgboss\s*;/;
/** How pg-boss detects that another console was first: by PostgreSQL's message, which `lc_messages` may translate. */
const RACES: Record<string, string> = {
  "42P06": "already exists",
  "42P07": "already exists",
  "42710": "already exists",
  "23505": "already exists",
  "22012": "division by zero",
};

/** The database for pg-boss: works in any language, and without CREATE on the database if the schema exists. */
export async function bossSql({ executeSql }: Pick<Database, "executeSql">): Promise<ExecuteSql> {
  const { rows } = await executeSql(`SELECT 1 WHERE to_regnamespace('${SCHEMA}') IS NOT NULL`);
  const hasSchema = rows.length > 0;
  return async (text, values) => {
    try {
      return await executeSql(hasSchema ? text.replace(CREATE_SCHEMA, "") : text, values);
    } catch (error) {
      const words = RACES[sqlState(error) ?? ""];
      if (!words || failureMessage(error).includes(words)) throw error;
      throw new Error(`${words}: ${failureMessage(error)}`, { cause: error });
    }
  };
}

/** The queues and schedules, installed when they are not. Throws after a minute. */
export async function startBoss(database: Pick<Database, "executeSql">): Promise<PgBoss> {
  const boss = new PgBoss({ db: { executeSql: await bossSql(database) }, schema: SCHEMA });
  boss.on("error", (error) => getLog().warn({ err: error }, "pg-boss"));
  const message = `The job queue did not start within ${START_MS / 1000} s`;
  await pTimeout(boss.start(), { milliseconds: START_MS, message });
  return boss;
}
