import { randomBytes } from "node:crypto";
import { onServer } from "./on-server";

/** The server of the whole run, as a superuser; scripts/test/database.mjs starts one. */
export function testServer(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set: run these tests with npm test -- --unit");
  return url;
}

/** As a superuser, in this database of the test server. */
export const asSuperuser = (database: string, statement: string) =>
  onServer(Object.assign(new URL(testServer()), { pathname: `/${database}` }).href, statement);

export type Layout = { name: string; url: string; sql: (statement: string) => ReturnType<typeof onServer> };

/**
 * Roles and databases as an operator makes them, with names of their own. `drop` removes them all.
 * In `statements`, app stands for both the role and the database; the first two make them.
 */
export function layouts() {
  const made: string[] = [];
  return {
    async make(options: { owned?: boolean; role?: string } = {}): Promise<Layout> {
      const name = `app_${randomBytes(5).toString("hex")}`;
      made.push(name);
      await onServer(testServer(), `CREATE ROLE ${name} LOGIN PASSWORD 'app' ${options.role ?? ""}`);
      await onServer(testServer(), `CREATE DATABASE ${name} ${options.owned === false ? "" : `OWNER ${name}`}`);
      const url = Object.assign(new URL(testServer()), { username: name, password: "app", pathname: `/${name}` }).href;
      return { name, url, sql: (statement) => asSuperuser(name, statement.replace(/\bapp\b/g, name)) };
    },
    async drop(): Promise<void> {
      for (const name of made.splice(0)) {
        await onServer(testServer(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await onServer(testServer(), `DROP ROLE IF EXISTS ${name}`);
      }
    },
  };
}
