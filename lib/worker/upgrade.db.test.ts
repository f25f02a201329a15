import { readFileSync } from "node:fs";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Database } from "@/lib/db/types";
import { rebuildSearchKeysAfterUpdate } from "@/lib/mirror/rebuild-search-keys";
import { saveServerTimeZone } from "@/lib/quota/save-time-zone";
import { searchEverything } from "@/lib/search/search";
import { readAlertSettings } from "@/lib/settings/alerts";
import { contentsOf, FORMER, oldConsole } from "@/lib/test/upgrade";
import { FOLD_VERSION } from "@/lib/text/keys";
import { readVerdict } from "@/lib/vocdoni-health/verdict";

const FINGERPRINT = "fingerprint-of-our-key";
const [LODZ, ZURICH, GONE, GREEK] = ["1", "2", "3", "4"].map((digit) => `0x${digit.padStart(40, "0")}`);

let old: Awaited<ReturnType<typeof oldConsole>>;
beforeAll(async () => {
  old = await oldConsole(13, readFileSync(`${process.cwd()}/lib/test/console-at-0013.sql`, "utf8"));
}, 120_000);
afterEach(() => old.end());
afterAll(() => old.remove());

const contextOf = ({ db }: Database) => ({
  ...{ db, log: pino({ level: "silent" }), now: () => new Date("2026-11-20T09:00:00Z") },
  actor: { id: "00000000-0000-4000-8000-0000000000a1", name: "Ana", email: "ana@x.example", role: "admin" as const },
  upstream: { url: "", keyPrefix: "", fingerprint: FINGERPRINT, sessionConfigured: false, settleMs: 1 },
});
const found = async (database: Database, q: string) =>
  (await searchEverything(contextOf(database), q)).organizations.map(({ address }) => address);
const migrationsOf = async ({ executeSql }: Database) =>
  (await executeSql("SELECT hash, created_at FROM drizzle.__drizzle_migrations ORDER BY id")).rows;

/** What migrations 0014 to 0018 add to existing rows, and the tables they create. */
const NEW_COLUMNS: Record<string, Record<string, unknown>> = {
  usage_days: { time_zone: "UTC" },
  alert_settings: { wallet_euros: null },
  quota_history: { wallet: null },
  staff: { language: null },
};
const judged = { owner: null, reason: null, judged_at: "2026-11-20T08:00:01+00:00" };
const NEW_TABLES = {
  ...{ console_settings: [], counter_difference: [], fold_state: [], heartbeats: [] },
  upstream_keys: [{ fingerprint: FINGERPRINT, verdict: "own", ...judged }],
};

it("keeps every row of a console of migration 0013, gives new columns their values, and does so once", async () => {
  const before = await contentsOf(await old.filled());
  for (const [table, rows] of before) expect(rows.length, `${table} is filled`).toBeGreaterThan(0);
  const expected = [...before].map(([table, rows]) => [table, rows.map((row) => ({ ...row, ...NEW_COLUMNS[table] }))]);
  const database = await old.start();
  const after = await contentsOf(database);
  expect(Object.fromEntries(after)).toEqual({ ...Object.fromEntries(expected), ...NEW_TABLES });
  expect(await readVerdict(contextOf(database))).toEqual({ verdict: "own" });
  expect(await readAlertSettings(database)).toEqual({ forecastDays: 45, walletEuros: null });

  const migrations = await migrationsOf(database);
  const all = [FORMER, `${process.cwd()}/drizzle`].flatMap((folder) =>
    readMigrationFiles({ migrationsFolder: folder }),
  );
  expect(migrations).toEqual(all.map(({ hash, folderMillis }) => ({ hash, created_at: folderMillis })));
  const second = await old.start();
  expect(await migrationsOf(second)).toEqual(migrations);
  expect(await contentsOf(second)).toEqual(after);
});

it("knows no key from a console that had verified none", async () => {
  const { executeSql } = await old.filled();
  await executeSql("UPDATE upstream_state SET verified_fingerprint = NULL, mismatch_address = '0xbb'");
  const database = await old.start();
  expect((await contentsOf(database)).get("upstream_keys")).toEqual([]);
  expect(await readVerdict(contextOf(database))).toBeNull();
});

it("rebuilds keys after the start, or after the next one if interrupted, and then never again", async () => {
  await old.filled();
  const cut = await old.start();
  expect(await found(cut, "collegi lodz")).toEqual([]);
  expect(await found(cut, "zurich")).toEqual([ZURICH]);

  const second = await old.start();
  // One customer, and every organization but the one whose keys stay.
  expect(await rebuildSearchKeysAfterUpdate(contextOf(second))).toBe(4);
  for (const q of ["collegi lodz", "colegi łódź", "strasse", "lukasz sohne", "id-7"])
    expect(await found(second, q), q).toEqual([LODZ]);
  expect(await found(second, "ΣΎΛΛΟΓΟΣ")).toEqual([GREEK]);
  const held = await contentsOf(second);
  expect(held.get("organizations")).toMatchObject([
    {
      ...{ address: LODZ, name: "Col·legi d’Enginyers de Łódź", agreed_name: "Col·legi d’Enginyers de Łódź" },
      sort_key: "col·legi d'enginyers de lodz",
      match_keys: [
        ...["x:b0430bff1ec4d0ab6778f22b19a7bbc5", "n:ingenieurkammer strasse", "n:col·legi d'enginyers de lodz"],
      ],
    },
    { address: ZURICH, sort_key: "zurich verein", match_keys: ["n:zurich verein"] },
    { address: GONE, sort_key: "aether cooperative", gone_reason: "not-listed" },
    { address: GREEK, sort_key: "συλλογοσ", foreign_ref: true },
  ]);
  expect(held.get("customers")).toMatchObject([
    { sort_key: "lukasz & sohne s.l.", version: 4, name: "Łukasz & Söhne S.L." },
    { sort_key: "maple hoa", version: 1 },
  ]);
  expect(held.get("fold_state")).toMatchObject([{ version: FOLD_VERSION }]);

  const third = await old.start();
  expect(await rebuildSearchKeysAfterUpdate(contextOf(third))).toBe(0);
  expect(await contentsOf(third)).toEqual(held);
});

const usage = z.object({ sentVotes: z.number() });
it.each([
  ["UTC", ["2025-10-01T00:00 0", "2026-11-19T00:00 128"]],
  ["Europe/Madrid", ["2025-10-01T00:00 0", "2026-11-18T23:00 127", "2026-11-19T23:00 128"]],
])(
  "lets days end in the server's zone %s from the first start on, and moves none at the second",
  async (zone, days) => {
    const before = await contentsOf(await old.filled());
    const database = await old.start();
    vi.stubEnv("TZ", zone);
    await saveServerTimeZone(contextOf(database)).finally(() => vi.unstubAllEnvs());
    const after = await contentsOf(database);
    expect(after.get("console_settings")).toEqual([{ id: 1, time_zone: zone, since: "2026-11-20T09:00:00+00:00" }]);
    // These were bucketed in UTC, whatever the current zone.
    expect(after.get("usage_days")).toEqual(before.get("usage_days")?.map((row) => ({ ...row, time_zone: "UTC" })));
    const read = (after.get("quota_history") ?? []).filter((row) => row.bucket_kind === "day");
    const shown = read.map((row) => `${String(row.bucket_start).slice(0, 16)} ${usage.parse(row.usage).sentVotes}`);
    expect(shown).toEqual(days);

    const second = await old.start();
    await saveServerTimeZone(contextOf(second));
    expect(await contentsOf(second)).toEqual(after);
  },
);
