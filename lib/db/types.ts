import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Rows of one statement with positional parameters, as pg-boss wants it. */
export type ExecuteSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Hears what a start waits for, as a noun: "the migration lock". */
export type Report = (step: string) => void;

export type Database = {
  db: Db;
  driver: "postgresql" | "pglite";
  executeSql: ExecuteSql;
  /** Of the pool of a server. */
  connections?: () => Record<"total" | "idle" | "waiting", number>;
  close: () => Promise<void>;
};
