import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openFolder, openServer } from "@/lib/db/client";
import type { Database } from "@/lib/db/types";
import { startPostgres } from "../lib/postgres.mjs";

export type Driver = "pglite" | "postgresql";

/** One empty database after the other, each opened, migrated and thrown away here; settings as in production. */
export type Databases = {
  driver: Driver;
  version: string;
  /** The environment by which a console finds the database of this name. */
  environment(name: string): Record<string, string>;
  open(name: string): Promise<Database>;
  close(): Promise<void>;
};

export async function databasesOf(driver: Driver): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), "console-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (driver === "pglite") {
    const folderOf = (name: string) => join(folder, name);
    return {
      driver,
      version: "PGlite",
      environment: (name) => ({ DATA_DIR: folderOf(name) }),
      open: (name) => openFolder(folderOf(name)),
      close: async () => remove(),
    };
  }
  const started = await startPostgres({ durable: true });
  if (!started.ok) throw new Error(`No PostgreSQL server to measure on: ${started.reason}`);
  const { url, version, stop } = started.server;
  const made = new Set<string>();
  const urlOf = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    driver,
    version: `PostgreSQL ${version}`,
    environment: (name) => ({
      DATABASE_URL: urlOf(name),
      DATA_DIR: join(folder, name),
      NEXTAUTH_SECRET: "only-for-the-benchmark-on-loopback-0123456789",
    }),
    open: async (name) => {
      if (!made.has(name)) {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
        await client.end();
        made.add(name);
      }
      return openServer(urlOf(name));
    },
    close: async () => {
      await stop();
      remove();
    },
  };
}
