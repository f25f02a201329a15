import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import pTimeout from "p-timeout";
import { failureMessage } from "@/lib/failure-message.mjs";
import { connectionTo, placeOf, ServerClient, type Target, targetOf, withoutSettings } from "./connection";
import { isDatabaseGone } from "./errors";
import { type MigrationLimits, migrate, pendingMigrations } from "./migrate";
import { checkServer } from "./preflight";
import * as schema from "./schema";
import type { Report } from "./types";

const RETRY_MS = 500;
const CONNECT_MS = 30_000;
const ANSWER_MS = 15_000;
/** How PgBouncer and other poolers refuse `options`, or a setting in them. */
const REFUSED_PARAMETER = /unsupported startup parameter|unrecognized configuration parameter|command-line options/i;

export type StartOptions = {
  report?: Report;
  /** How long to wait for a server that doesn't accept connections. */
  connectMs?: number;
  /** How long the server may take for the first query. */
  answerMs?: number;
  limits?: Partial<MigrationLimits>;
};

const HINTS: [RegExp, string][] = [
  [
    /self-signed certificate|unable to (get|verify)/,
    "Name the provider's CA certificate in DATABASE_URL: sslmode=verify-full&sslrootcert=/path/to/ca.pem",
  ],
  [/altnames/, "Use a host name of the certificate, or sslmode=verify-ca with sslrootcert"],
  [/no encryption|SSL off/, "Add sslmode=verify-full to DATABASE_URL"],
  [/does not support SSL/, "Remove sslmode from DATABASE_URL, or turn TLS on in the server"],
];

function unreachable(error: unknown, { url }: Target): Error {
  const said = failureMessage(error);
  const hint = HINTS.find(([words]) => words.test(said))?.[1];
  return new Error(`The database at ${placeOf(url)} cannot be reached: ${said}${hint ? `. ${hint}` : ""}`, {
    cause: error,
  });
}

/** A connection, with the options that worked. Waits while the server is starting, full or unreachable. */
async function connect(first: Target, report: Report | undefined, connectMs: number) {
  const end = performance.now() + connectMs;
  let target = first;
  for (;;) {
    try {
      const client = new ServerClient(connectionTo(target));
      client.on("error", () => undefined);
      try {
        await client.connect();
        return { client, target };
      } catch (error) {
        await client.end().catch(() => undefined);
        throw error;
      }
    } catch (error) {
      if (target.settings && REFUSED_PARAMETER.test(failureMessage(error))) {
        target = withoutSettings(target);
        continue;
      }
      if (!isDatabaseGone(error) || performance.now() > end) throw unreachable(error, target);
      report?.(`the database at ${placeOf(target.url)} (${failureMessage(error)})`);
      await sleep(RETRY_MS);
    }
  }
}

/** Connects, checks and migrates a server on a separate connection. Returns the options to connect with. */
export async function prepareServer(url: string, folder: string, options: StartOptions): Promise<Target> {
  const { report, connectMs = CONNECT_MS, answerMs = ANSWER_MS, limits } = options;
  report?.("the database");
  const { client, target } = await connect(targetOf(url), report, connectMs);
  try {
    const db = drizzle(client, { schema });
    const pending = async () => (await pendingMigrations(db, folder)).some((migration) => migration.sql.length > 0);
    const message = new Error(
      `The database at ${placeOf(url)} took the connection and did not answer within ${answerMs / 1000} s`,
    );
    const { trgmSchema } = await pTimeout(checkServer(client, pending), { milliseconds: answerMs, message });
    await migrate(db, folder, { report, limits, extensionSchema: trgmSchema ?? "public" });
  } finally {
    await client.end();
  }
  return target;
}
