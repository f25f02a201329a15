import "server-only";
import pg from "pg";

declare module "pg" {
  interface Client {
    /** The startup of a connection: user, database and parameters. */
    getStartupConf(): Record<string, string>;
  }
}

/** Parameters that every pooler passes on. Dates are read as ISO; the database may have other defaults. */
const SESSION = { DateStyle: "ISO, MDY", TimeZone: "UTC", standard_conforming_strings: "on" };

/** A connection whose date, time and string formats don't depend on defaults of the database or role. */
export class ServerClient extends pg.Client {
  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), ...SESSION };
  }
}

/** Further settings, for a server without a pooler in front: as `options`, which PgBouncer refuses or ignores. */
const OPTIONS = [
  "search_path=public",
  String.raw`default_transaction_isolation=read\ committed`,
  "lock_timeout=0",
  "idle_in_transaction_session_timeout=0",
  // JIT compilation takes longer than any of our statements, and the planner overestimates their cost.
  "jit=off",
];

/**
 * pg verifies the certificate in each of these modes and warns that this will change; libpq's verify-ca doesn't check
 * the host.
 */
const VERIFIED = new Set(["prefer", "allow", "require"]);

function spellTls(query: URLSearchParams): void {
  if (query.get("sslrootcert") === "system") query.delete("sslrootcert");
  if (query.has("uselibpqcompat")) return;
  const mode = query.get("sslmode");
  if (mode && VERIFIED.has(mode)) query.set("sslmode", "verify-full");
  if (mode === "verify-ca") query.set("uselibpqcompat", "true");
}

/** Where pg finds the server of a URL: its query comes first. A socket's folder has no port. */
export function placeOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  const named = /%(?![0-9a-f]{2})/i.test(hostname) ? hostname : decodeURIComponent(hostname);
  const host = searchParams.get("host") || named || "localhost";
  const number = searchParams.get("port") || port;
  return number && !host.startsWith("/") ? `${host}:${number}` : host;
}

/** `ownOptions`: those of DATABASE_URL. `settings`: whether the session's settings may be sent as options. */
export type Target = { url: string; ownOptions: string | undefined; settings: boolean };

/** How to reach the server of a DATABASE_URL. */
export function targetOf(url: string): Target {
  const parsed = new URL(url);
  const ownOptions = parsed.searchParams.get("options") ?? undefined;
  const before = parsed.search;
  parsed.searchParams.delete("options");
  spellTls(parsed.searchParams);
  return { url: before === "" ? url : parsed.href, ownOptions, settings: true };
}

/**
 * The configuration of pg. Keep-alive detects on idle connections that a host has disappeared. `statementMs`: the
 * server cancels a statement after that time; 0: never.
 */
export function connectionTo({ url, ownOptions, settings }: Target, statementMs = 0) {
  const sent = settings ? [...OPTIONS, `statement_timeout=${statementMs}`].map((option) => `-c ${option}`) : [];
  const options = [...(ownOptions ? [ownOptions] : []), ...sent].join(" ");
  return {
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(options ? { options } : {}),
  };
}

/** For a pooler that refuses them: the session's settings must then be defaults of the role or database. */
export const withoutSettings = (target: Target): Target => ({ ...target, settings: false });
