import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { type Database, fromPglite, openServer } from "@/lib/db/client";
import { openInMemory } from "@/lib/db/embedded";
import { onServer } from "./on-server";

async function openSnapshot(): Promise<Database> {
  const client = await openInMemory(new Blob([readFileSync(inject("snapshot"))]));
  return fromPglite(client, () => client.close(), `${process.cwd()}/drizzle`);
}

/**
 * A migrated, empty database of its own: on the server of TEST_DATABASE_URL when that is set, else PGlite in memory.
 * `close` drops it.
 */
export async function createTestDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return openSnapshot();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openServer(url.toString());
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}
