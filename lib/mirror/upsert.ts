import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import type { Organization } from "@/lib/vocdoni/schemas";
import { countChanged } from "./record-changes";
import { type Fingerprinted, fingerprint, mirrorRow } from "./row";

/** The columns that a reading writes, with their types in the database; the others are ours. */
const COLUMNS = {
  address: "text",
  name: "text",
  names: "jsonb",
  type: "text",
  country: "text",
  website: "text",
  managed_by: "text",
  console_ref: "uuid",
  sent_votes: "bigint",
  sent_emails: "bigint",
  sent_sms: "bigint",
  processes: "bigint",
  created_at: "timestamptz",
  raw: "jsonb",
  content_hash: "text",
  read_at: "timestamptz",
  sort_key: "text",
  own_text: "text",
  match_keys: "text[]",
};
const names = Object.keys(COLUMNS);
const columns = sql.raw(names.join(", "));
const record = sql.raw(
  Object.entries(COLUMNS)
    .map((column) => column.join(" "))
    .join(", "),
);
const taken = sql.raw(
  names
    .filter((name) => name !== "address")
    .map((name) => `${name} = excluded.${name}`)
    .join(", "),
);

/** Two consoles' clocks may differ by this much; a row read later than that from now was read before a clock was set back. */
export const CLOCK_TOLERANCE_MS = 60_000;
/** A write's answer may come more than a minute after it was begun. */
const SINGLE_TOLERANCE_MS = 5 * 60_000;

const resultSchema = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });
const rawSchema = z.record(z.string(), z.unknown());
const heldSchema = z.array(z.object({ address: z.string(), raw: rawSchema }));
const knownSchema = z.array(z.object({ address: z.string(), content_hash: z.string() }));

async function rowsOf(db: Db, query: SQL) {
  return resultSchema.parse(await db.execute(query)).rows;
}

/** The records that the mirror has otherwise or not at all; an upsert alone would lock, and so write, every unchanged one. */
async function differing(db: Db, records: Fingerprinted[]): Promise<Fingerprinted[]> {
  const addresses = JSON.stringify(records.map(({ organization }) => organization.address));
  const known = knownSchema.parse(
    await rowsOf(
      db,
      sql`SELECT address, content_hash FROM organizations WHERE gone_at IS NULL
          AND address = ANY(ARRAY(SELECT json_array_elements_text(${addresses}::json)))`,
    ),
  );
  const unchanged = new Map(known.map(({ address, content_hash }) => [address, content_hash]));
  return records.filter(({ organization, hash }) => unchanged.get(organization.address) !== hash);
}

const rawOf = ({ organization, raw, clean }: Fingerprinted) =>
  clean ? organization.raw : rawSchema.parse(JSON.parse(raw));

/** The records that the mirror holds of these addresses, gone ones aside. */
async function heldRecords(db: Db, rows: Fingerprinted[]): Promise<Map<string, Record<string, unknown>>> {
  const addresses = JSON.stringify(rows.map(({ organization }) => organization.address));
  const held = await rowsOf(
    db,
    sql`SELECT address, raw FROM organizations WHERE gone_at IS NULL
        AND address = ANY(ARRAY(SELECT json_array_elements_text(${addresses}::json)))`,
  );
  return new Map(heldSchema.parse(held).map(({ address, raw }) => [address, raw]));
}

export type Reading = { organizations: Organization[]; readAt: Date };

/**
 * Writes what several readings showed into the mirror, each address once among them. A row that says the same costs no
 * write, and one read later stays, unless that is later than `believable`. Returns how many organizations are new or
 * changed: a field that the API has more or less in all of them is written, and no change of any.
 */
export async function upsertReadings(db: Db, readings: Reading[], believable: Date): Promise<number> {
  const all = readings.flatMap(({ organizations: read, readAt }) => read.map((each) => fingerprint(each, readAt)));
  const rows = all.length > 0 ? await differing(db, all) : [];
  if (rows.length === 0) return 0;
  const before = await heldRecords(db, rows);
  const written = await rowsOf(
    db,
    sql`INSERT INTO organizations AS held (${columns})
        SELECT ${columns} FROM json_to_recordset(${`[${rows.map(mirrorRow).join(",")}]`}::json) AS read(${record})
        ON CONFLICT (address) DO UPDATE SET ${taken}, gone_at = NULL, gone_reason = NULL
        WHERE (held.read_at <= excluded.read_at OR held.read_at > ${believable.toISOString()}::timestamptz)
          AND (held.content_hash <> excluded.content_hash OR held.gone_at IS NOT NULL)
        RETURNING address`,
  );
  const addresses = new Set(written.map(({ address }) => address));
  const pairs = rows.flatMap((row) => {
    const { address } = row.organization;
    return addresses.has(address) ? [{ before: before.get(address) ?? null, after: rawOf(row) }] : [];
  });
  const differ = new Set(rows);
  return countChanged(
    pairs,
    all.flatMap((row) => (differ.has(row) ? [] : [rawOf(row)])),
  );
}

/** The same for what one answer showed, read at `readAt` (when its request was begun). */
export function upsertMirror(db: Db, records: Organization[], readAt: Date): Promise<number> {
  const believable = new Date(readAt.getTime() + SINGLE_TOLERANCE_MS);
  return upsertReadings(db, [{ organizations: records, readAt }], believable);
}

/** Marks an organization as gone; the row, its last record and its link stay as a tombstone. */
export async function markGone(db: Db, address: string, reason: "deleted" | "not-listed", at: Date): Promise<void> {
  await db
    .update(organizations)
    .set({ goneAt: at, goneReason: reason, readAt: at })
    .where(
      sql`${organizations.address} = ${address} AND (${organizations.goneAt} IS NULL OR (${organizations.goneReason} = 'not-listed' AND ${reason} = 'deleted'))`,
    );
}
