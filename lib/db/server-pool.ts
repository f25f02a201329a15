import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { isDatabaseGone } from "./errors";
import * as schema from "./schema";

/** How to reach the server. A host that vanishes without a word is noticed on idle connections by the keep-alive. */
export const connectionTo = (url: string) => ({
  connectionString: url,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

/** Connections on which a statement ends after `statementMs`, whether the server stops it or answers no more. */
export function openPool(url: string, statementMs: number) {
  const limits = { query_timeout: statementMs, statement_timeout: statementMs };
  // Compiling a statement takes longer than any of ours runs, and the planner overrates what they cost.
  const pool = new pg.Pool({ ...connectionTo(url), ...limits, options: "-c jit=off", max: 10 });
  pool.on("error", () => undefined);
  const db = drizzle(pool, { schema });
  // Drizzle's own would lose a connection on which `begin` fails, and give one back that still hangs.
  db.transaction = async (run, config) => {
    const client = await pool.connect();
    let lost = false;
    try {
      return await drizzle(client, { schema }).transaction(run, config);
    } catch (error) {
      lost = isDatabaseGone(error);
      throw error;
    } finally {
      client.release(lost);
    }
  };
  return { pool, db };
}
