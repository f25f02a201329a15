import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { fromPglite } from "@/lib/db/client";
import { openInMemory } from "@/lib/db/embedded";

declare module "vitest" {
  export interface ProvidedContext {
    snapshot: string;
  }
}

/** Makes one migrated PGlite for the whole run: each test file starts from a copy instead of a PostgreSQL init of its own. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "console-tests-"));
  const file = join(folder, "migrated.tar");
  const client = await openInMemory();
  await fromPglite(client, async () => {}, `${process.cwd()}/drizzle`);
  writeFileSync(file, Buffer.from(await (await client.dumpDataDir("none")).arrayBuffer()));
  await client.close();
  project.provide("snapshot", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
