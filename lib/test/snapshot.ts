import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { fromPglite, openServer } from "@/lib/db/client";
import { openInMemory } from "@/lib/db/embedded";
import { onServer } from "./on-server";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of PGlite, a file. */
    snapshot: string;
    /** On a server, the name of a database. */
    template: string;
  }
}

/** On the server of TEST_DATABASE_URL. */
async function migratedDatabase(server: string, project: TestProject) {
  const name = `template_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const database = await openServer(Object.assign(new URL(server), { pathname: `/${name}` }).href);
  await database.close();
  project.provide("template", name);
  return async () => {
    const { rows } = await onServer(server, `SELECT datname FROM pg_database WHERE datname LIKE '${name}%'`);
    for (const { datname } of rows) await onServer(server, `DROP DATABASE ${datname} WITH (FORCE)`);
  };
}

/** Makes one migrated database for the whole run: each worker starts from a copy instead of making its own. */
export default async function setup(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL;
  if (server) return migratedDatabase(server, project);
  const folder = mkdtempSync(join(tmpdir(), "console-tests-"));
  const file = join(folder, "migrated.tar");
  const client = await openInMemory();
  await fromPglite(client, async () => {}, `${process.cwd()}/drizzle`);
  writeFileSync(file, Buffer.from(await (await client.dumpDataDir("none")).arrayBuffer()));
  await client.close();
  project.provide("snapshot", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
