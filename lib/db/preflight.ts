import "server-only";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type { Client, Pool } from "pg";
import { z } from "zod";
import * as schema from "./schema";

const OLDEST = 15;
const MIN_CONNECTIONS = 3;
const NO_LIMIT = -1;
/** Schemas that the console creates; its own tables are in public. */
const OWN_SCHEMAS = ["drizzle", "pgboss"];

const TARGET = `SELECT current_user::text AS role, current_database()::text AS database,
  current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
  pg_encoding_to_char(d.encoding) AS encoding, pg_is_in_recovery() AS standby,
  current_setting('transaction_read_only') = 'on' AS "readOnly",
  has_database_privilege(d.oid, 'CREATE') AS "mayCreate",
  CASE WHEN r.rolsuper THEN ${NO_LIMIT} ELSE r.rolconnlimit END AS "roleLimit",
  CASE WHEN r.rolsuper THEN ${NO_LIMIT} ELSE d.datconnlimit END AS "databaseLimit",
  EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS "trgmAvailable",
  (SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm') AS "trgmSchema",
  coalesce((SELECT json_object_agg(nspname, json_build_object(
    'usage', has_schema_privilege(oid, 'USAGE'), 'create', has_schema_privilege(oid, 'CREATE'),
    'installed', EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid
      AND c.relname = CASE n.nspname WHEN 'pgboss' THEN 'version' ELSE '__drizzle_migrations' END)
  )) FROM pg_namespace n), '{}') AS schemas
  FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user`;

const privileges = z.object({ usage: z.boolean(), create: z.boolean(), installed: z.boolean() });
const targetSchema = z.object({
  role: z.string(),
  database: z.string(),
  version: z.string(),
  major: z.number(),
  encoding: z.string(),
  standby: z.boolean(),
  readOnly: z.boolean(),
  mayCreate: z.boolean(),
  roleLimit: z.number(),
  databaseLimit: z.number(),
  trgmAvailable: z.boolean(),
  trgmSchema: z.string().nullable(),
  schemas: z.record(z.string(), privileges),
});
type Facts = z.infer<typeof targetSchema>;

const quoted = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

/** A reason that privileges can't fix; undefined: none. */
function unsupported(facts: Facts): string | undefined {
  const { role, database, schemas } = facts;
  if (facts.major < OLDEST)
    return `The server runs PostgreSQL ${facts.version}. The console needs PostgreSQL ${OLDEST} or later`;
  if (facts.encoding !== "UTF8")
    return (
      `The database ${database} uses the encoding ${facts.encoding}. The console needs UTF8. Create a database with: ` +
      "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
    );
  if (facts.standby) return `The server is a read-only standby. Use the primary's address in DATABASE_URL`;
  if (facts.readOnly)
    return (
      `The database ${database} is read-only for the role ${role}. Use the primary's address, or run: ` +
      `ALTER DATABASE ${quoted(database)} SET default_transaction_read_only = off`
    );
  if (!schemas.public)
    return `The database ${database} has no schema public. Run: CREATE SCHEMA public AUTHORIZATION ${quoted(role)};`;
  if (!facts.trgmSchema && !facts.trgmAvailable)
    return "The server doesn't offer the extension pg_trgm. Install PostgreSQL's contrib package, or allow the extension";
  return undefined;
}

function tooFewConnections({ role, roleLimit, database, databaseLimit }: Facts): string | undefined {
  const limits = [
    { kind: "role", name: role, limit: roleLimit },
    { kind: "database", name: database, limit: databaseLimit },
  ];
  const found = limits.find(({ limit }) => limit !== NO_LIMIT && limit < MIN_CONNECTIONS);
  if (!found) return undefined;
  const { kind, name, limit } = found;
  const change = `ALTER ${kind.toUpperCase()} ${quoted(name)} CONNECTION LIMIT 10`;
  return `The ${kind} ${name} allows ${limit} connections. The console needs at least ${MIN_CONNECTIONS}. Run: ${change}`;
}

/** The statements that grant the role what it lacks for this start. */
function missingGrants({ role, database, mayCreate, schemas, trgmSchema }: Facts, pending: boolean): string[] {
  const to = `TO ${quoted(role)};`;
  const grant = (name: string, create: boolean) => {
    const held = schemas[name];
    if (!held || (held.usage && (held.create || !create))) return [];
    return [`GRANT ${create ? "USAGE, CREATE" : "USAGE"} ON SCHEMA ${quoted(name)} ${to}`];
  };
  const creates = !trgmSchema || OWN_SCHEMAS.some((name) => !schemas[name]);
  return [
    ...(creates && !mayCreate ? [`GRANT CREATE ON DATABASE ${quoted(database)} ${to}`] : []),
    ...OWN_SCHEMAS.flatMap((name) => grant(name, schemas[name]?.installed === false)),
    ...grant("public", pending),
    ...(trgmSchema && trgmSchema !== "public" && pending ? grant(trgmSchema, false) : []),
  ];
}

/**
 * Checks that the console can be installed and run here, before changing anything. Throws one line that names the
 * setting or the missing privileges. Returns the schema of pg_trgm, if any.
 */
export async function checkServer(
  client: Client,
  pending: () => Promise<boolean>,
): Promise<{ trgmSchema: string | null }> {
  const { rows } = await client.query(TARGET);
  const facts = targetSchema.parse(rows[0]);
  const problem = unsupported(facts) ?? tooFewConnections(facts);
  if (problem) throw new Error(problem);
  const grants = missingGrants(facts, facts.schemas.drizzle?.usage !== true || (await pending()));
  if (grants.length === 0) return { trgmSchema: facts.trgmSchema };
  throw new Error(
    `The role ${facts.role} lacks privileges on the database ${facts.database}. ` +
      `Run as its owner or a superuser: ${grants.join(" ")}`,
  );
}

const SESSION = `SELECT current_database()::text AS database, current_user::text AS role, current_setting('DateStyle') AS datestyle,
  current_setting('TimeZone') AS timezone, current_setting('standard_conforming_strings') AS standard_conforming_strings,
  current_setting('default_transaction_isolation') AS default_transaction_isolation,
  (SELECT min(name) FROM unnest($1::text[]) name
    WHERE to_regclass(quote_ident(name)) IS DISTINCT FROM to_regclass('public.' || quote_ident(name))) AS hidden`;

const settings = {
  datestyle: { fits: /^ISO/, value: "'ISO, MDY'" },
  timezone: { fits: /^(Etc\/)?(UTC|GMT)$/, value: "'UTC'" },
  standard_conforming_strings: { fits: /^on$/, value: "on" },
  default_transaction_isolation: { fits: /^read committed$/, value: "'read committed'" },
} as const;
const names = ["datestyle", "timezone", "standard_conforming_strings", "default_transaction_isolation"] as const;
const sessionSchema = z.object({
  database: z.string(),
  role: z.string(),
  hidden: z.string().nullable(),
  datestyle: z.string(),
  timezone: z.string(),
  standard_conforming_strings: z.string(),
  default_transaction_isolation: z.string(),
});

const tables = Object.values(schema).flatMap((each) => (is(each, PgTable) ? [getTableName(each)] : []));

/**
 * Checks the session's settings: a pooler may have dropped what was requested. Throws one line with the statement that
 * makes it the default.
 */
export async function checkSessions(pool: Pool): Promise<void> {
  const { rows } = await pool.query(SESSION, [tables]);
  const session = sessionSchema.parse(rows[0]);
  const where = `ALTER ROLE ${quoted(session.role)} IN DATABASE ${quoted(session.database)} SET`;
  const pooler =
    "and the connection pooler doesn't pass on the console's setting. Run this, then reconnect the pooler:";
  if (session.hidden !== null)
    throw new Error(
      `The search_path of the role ${session.role} hides the table public.${session.hidden}, ${pooler} ` +
        `${where} search_path = public`,
    );
  const name = names.find((each) => !settings[each].fits.test(session[each]));
  if (!name) return;
  throw new Error(
    `The database ${session.database} sets ${name} to '${session[name]}', ${pooler} ${where} ${name} = ${settings[name].value}`,
  );
}
