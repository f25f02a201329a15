import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { fromPglite, openServer } from "@/lib/db/client";
import { openInMemory } from "@/lib/db/embedded";
import type { Database } from "@/lib/db/types";
import { layouts } from "./server-role";

const ALL = `${process.cwd()}/drizzle`;
/** The migrations of before the baseline. */
export const FORMER = `${ALL}/former`;
const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) });

/** The migrations of `from` that a console had whose last one was number `last`, in a folder that the caller removes. */
export function migrationsUpTo(last: number, from = FORMER): string {
  const folder = mkdtempSync(join(tmpdir(), "console-migrations-"));
  cpSync(from, folder, { recursive: true });
  const file = join(folder, "meta/_journal.json");
  const journal = journalSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx <= last) }));
  return folder;
}

/** PGlite in memory as a console of these migrations filled it; the first init takes seconds. */
async function filledSnapshot(folder: string, fill: string): Promise<Blob> {
  const client = await openInMemory();
  const { executeSql } = await fromPglite(client, async () => undefined, folder);
  await executeSql(fill);
  const snapshot = await client.dumpDataDir("none");
  await client.close();
  return snapshot;
}

/**
 * Databases that a console of the former migration `last` has filled with the statements `fill`: on the server of
 * TEST_DATABASE_URL when that is set, else PGlite in memory. `start` opens the latest as a console of now does, however often.
 */
export async function oldConsole(last: number, fill = "SELECT 1") {
  const folder = migrationsUpTo(last);
  const snapshot = process.env.TEST_DATABASE_URL ? undefined : await filledSnapshot(folder, fill);
  const made = layouts();
  const closing: (() => Promise<unknown>)[] = [];
  let open: (migrations: string) => Promise<Database>;

  return {
    /** A database as that console left it. */
    async filled(): Promise<Database> {
      if (snapshot) {
        const client = await openInMemory(snapshot);
        closing.push(() => client.close());
        open = (migrations) => fromPglite(client, async () => undefined, migrations);
        return open(folder);
      }
      const { url } = await made.make();
      open = async (migrations) => {
        const database = await openServer(url, { folder: migrations });
        closing.push(database.close);
        return database;
      };
      const database = await open(folder);
      await database.executeSql(fill);
      return database;
    },
    start: (migrations = ALL) => open(migrations),
    /** Ends what the test opened. */
    async end(): Promise<void> {
      for (const close of closing.splice(0).reverse()) await close();
      await made.drop();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Rows = Record<string, unknown>[];
const names = z.array(z.object({ name: z.string() }));
const jsonRows = z.array(z.object({ row: z.record(z.string(), z.unknown()) }));

/** Every row of every table of the console, as JSON, in an order that another column does not change. */
export async function contentsOf({ executeSql }: Pick<Database, "executeSql">): Promise<Map<string, Rows>> {
  const { rows } = await executeSql("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  const contents = new Map<string, Rows>();
  for (const { name } of names.parse(rows)) {
    const read = await executeSql(`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY t::text COLLATE "C"`);
    contents.set(
      name,
      jsonRows.parse(read.rows).map(({ row }) => row),
    );
  }
  return contents;
}
