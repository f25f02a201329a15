import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { catalogOf } from "@/lib/test/catalog";
import { createTestDatabase } from "@/lib/test/database";
import { FORMER, migrationsUpTo, oldConsole } from "@/lib/test/upgrade";
import { pendingMigrations } from "./migrate";
import type { Database, Db } from "./types";

const ALL = `${process.cwd()}/drizzle`;
const former = readMigrationFiles({ migrationsFolder: FORMER });
const present = readMigrationFiles({ migrationsFolder: ALL });
const times = (migrations: { folderMillis: number }[]) => migrations.map(({ folderMillis }) => folderMillis);

let fresh: Database;
let old: Awaited<ReturnType<typeof oldConsole>>;
let first: Awaited<ReturnType<typeof oldConsole>>;
beforeAll(async () => {
  [fresh, old, first] = [await createTestDatabase(), await oldConsole(17), await oldConsole(0)];
}, 120_000);
afterEach(async () => {
  await old.end();
  await first.end();
});
afterAll(async () => {
  await fresh.close();
  old.remove();
  first.remove();
});

const recordedRows = z.object({ rows: z.array(z.object({ at: z.coerce.number() })) });
const recorded = async (db: Db) => {
  const found = await db.execute(sql`SELECT created_at AS at FROM drizzle.__drizzle_migrations ORDER BY id`);
  return recordedRows.parse(found).rows.map(({ at }) => at);
};

it("makes the schema that a database of the former migrations has", async () => {
  expect(await recorded((await old.filled()).db)).toEqual(times(former));
  const { db } = await old.start();
  const catalog = await catalogOf(db);
  expect(catalog).toEqual(await catalogOf(fresh.db));
  // Some of each kind, or there would be nothing to compare.
  const kinds = (kind: string) => catalog.filter((line) => line.startsWith(`${kind} `)).length;
  expect(kinds("column")).toBeGreaterThan(250);
  for (const kind of ["extension", "constraint", "index", "trigger", "function", "sequence"])
    expect(kinds(kind), kind).toBeGreaterThan(0);
  expect(await recorded(fresh.db)).toEqual(times(present));
  expect(await recorded(db)).toEqual([...times(former), ...times(present)]);
  expect(await recorded((await old.start()).db)).toEqual([...times(former), ...times(present)]);
});

class Undo extends Error {}

it.each([
  "DROP TRIGGER audit_log_append_only ON audit_log",
  "ALTER TABLE audit_log DISABLE TRIGGER audit_log_no_truncate",
  "CREATE OR REPLACE FUNCTION organizations_agreed_name() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
  "GRANT DELETE ON audit_log TO PUBLIC",
  "GRANT UPDATE (actor_name) ON audit_log TO PUBLIC",
  "GRANT CREATE ON SCHEMA public TO PUBLIC",
  "ALTER TABLE customers ALTER COLUMN sort_key TYPE text",
  "ALTER TABLE staff ALTER COLUMN session_version SET DEFAULT 2",
  "ALTER TABLE staff ALTER COLUMN disabled_at SET NOT NULL",
  "ALTER TABLE staff ALTER COLUMN email SET (n_distinct = 5)",
  "ALTER TABLE operations DROP CONSTRAINT operations_import_id_imports_id_fk",
  "ALTER INDEX organization_index_search_trgm_idx SET (gin_pending_list_limit = 256)",
  "DROP INDEX usage_months_votes_idx",
  "ALTER SEQUENCE notification_deliveries_seq_seq INCREMENT 2",
  "ALTER SEQUENCE notification_deliveries_seq_seq OWNED BY NONE",
  "CREATE VIEW more AS SELECT 1 AS one",
])("tells schemas apart: %s", async (statement) => {
  const before = await catalogOf(fresh.db);
  const changed = fresh.db.transaction(async (tx) => {
    await tx.execute(sql.raw(statement));
    expect(await catalogOf(tx)).not.toEqual(before);
    throw new Undo();
  });
  await expect(changed).rejects.toThrow(Undo);
});

/** The current migrations, and one more. */
function withLaterOne(): string {
  const folder = migrationsUpTo(Number.POSITIVE_INFINITY, ALL);
  const file = join(folder, "meta/_journal.json");
  const journal = z.looseObject({ entries: z.array(z.unknown()) }).parse(JSON.parse(readFileSync(file, "utf8")));
  const entry = { idx: present.length, version: "7", when: Date.now() * 2, tag: "later", breakpoints: true };
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(folder, "later.sql"), 'ALTER TABLE "staff" ADD COLUMN "later" text;');
  return folder;
}

it("moves a database of the very first migration on, and all to what comes after the baseline", async () => {
  const folder = withLaterOne();
  try {
    await first.filled();
    await old.filled();
    const [moved, begun] = [await first.start(folder), await old.start(folder)];
    const catalog = await catalogOf(moved.db);
    expect(catalog).toEqual(await catalogOf(begun.db));
    const added = /^column staff\.later text/;
    expect(catalog.filter((line) => !added.test(line))).toEqual(await catalogOf(fresh.db));
    expect(catalog.filter((line) => added.test(line))).toHaveLength(1);
    const all = readMigrationFiles({ migrationsFolder: folder });
    expect(await recorded(moved.db)).toEqual([...times(former), ...times(all)]);
    expect(times(await pendingMigrations(fresh.db, folder))).toEqual(times(all.slice(-1)));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("leaves nothing for a console of the former migrations to do", async () => {
  expect(await pendingMigrations(fresh.db, FORMER)).toEqual([]);
});

it("numbers migrations by a time that grows: one that is not later than the one before would never be applied", () => {
  const all = [...times(former), ...times(present)];
  expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
});
