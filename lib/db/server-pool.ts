import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { connectionTo, ServerClient, type Target } from "./connection";
import { isDatabaseGone, sqlState } from "./errors";
import * as schema from "./schema";

const CONNECTIONS = 10;
const TOO_MANY_CONNECTIONS = "53300";
const RETRY_MS = 100;
/** For so long it makes do with the connections it got before it asks for more. */
const CONTENT_MS = 60_000;

type Taken = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (release?: boolean) => void,
) => void;

/** If the role or server allows fewer connections than configured, the pool continues with those it got. */
class ServerPool extends pg.Pool {
  private connected = 0;
  private readonly waitMs: number;

  constructor(config: pg.PoolConfig & { connectionTimeoutMillis: number }) {
    super(config);
    this.waitMs = config.connectionTimeoutMillis;
    this.on("connect", () => {
      this.connected += 1;
      this.options.max = Math.max(this.options.max, this.connected);
    });
    this.on("remove", () => {
      this.connected -= 1;
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    const taking = this.take();
    if (!taken) return taking;
    taking.then(
      (client) => taken(undefined, client, (failed) => client.release(failed)),
      (error: Error) => taken(error, undefined, () => undefined),
    );
  }

  private async take(): Promise<pg.PoolClient> {
    const end = performance.now() + this.waitMs;
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (sqlState(error) !== TOO_MANY_CONNECTIONS || performance.now() > end) throw error;
        if (this.connected > 0) this.makeDo();
        else await sleep(RETRY_MS);
      }
    }
  }

  private makeDo(): void {
    this.options.max = this.connected;
    setTimeout(() => {
      this.options.max = CONNECTIONS;
    }, CONTENT_MS).unref();
  }
}

/** Connections on which a statement ends after `statementMs`, whether the server stops it or answers no more. */
export function openPool(target: Target, statementMs: number) {
  const config = { ...connectionTo(target, statementMs), query_timeout: statementMs };
  const pool = new ServerPool({ ...config, Client: ServerClient, max: CONNECTIONS });
  pool.on("error", () => undefined);
  const db = drizzle(pool, { schema });
  // Drizzle's own would lose a connection on which `begin` fails, and give one back that still hangs.
  db.transaction = async (run, transactionConfig) => {
    const client = await pool.connect();
    let lost = false;
    try {
      return await drizzle(client, { schema }).transaction(run, transactionConfig);
    } catch (error) {
      lost = isDatabaseGone(error);
      throw error;
    } finally {
      client.release(lost);
    }
  };
  return { pool, db };
}
