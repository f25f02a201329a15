import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { organizations } from "@/lib/db/schema";
import { sqlRows } from "@/lib/db/sql-rows";
import type { Db } from "@/lib/db/types";
import { withoutNul } from "@/lib/text/without-nul";
import { jsonObjectSchema, type Organization } from "@/lib/vocdoni/schemas";
import { countChanged } from "./record-changes";
import { defaultName, type Fingerprinted, fingerprint, mirrorRow } from "./row";

/** The columns that a sync writes, with their database types; the others are the console's own. */
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

/**
 * The maximum difference between two consoles' clocks; a row read further in the future dates from before a clock was
 * set back.
 */
export const CLOCK_TOLERANCE_MS = 60_000;
/** The response to a write may arrive more than a minute after it started. */
const SINGLE_TOLERANCE_MS = 5 * 60_000;

const addressSchema = z.object({ address: z.string() });

/** The mirror's rows of these records, without deleted ones. */
function heldOf(records: Fingerprinted[]) {
  const addresses = JSON.stringify(records.map(({ organization }) => organization.address));
  return sql`${organizations.goneAt} IS NULL
    AND ${organizations.address} = ANY(ARRAY(SELECT json_array_elements_text(${addresses}::json)))`;
}

/**
 * The records that are new or differ from the mirror; an upsert alone would lock, and so write, every unchanged row.
 */
async function differing(db: Db, records: Fingerprinted[]): Promise<Fingerprinted[]> {
  const { address, contentHash } = organizations;
  const known = await db.select({ address, contentHash }).from(organizations).where(heldOf(records));
  const unchanged = new Map(known.map((row) => [row.address, row.contentHash]));
  return records.filter(({ organization, hash }) => unchanged.get(organization.address) !== hash);
}

const rawOf = ({ organization, raw, clean }: Fingerprinted) =>
  clean ? organization.raw : jsonObjectSchema.parse(JSON.parse(raw));

export type Reading = { organizations: Organization[]; readAt: Date };

/**
 * Writes the organizations of several readings to the mirror; each address occurs once. An unchanged row isn't written,
 * and a newer one is kept unless it is later than `believable`. Returns the number of new or changed organizations; a
 * field that the API added to or removed from all of them is written but not counted.
 */
export async function upsertReadings(db: Db, readings: Reading[], believable: Date): Promise<number> {
  const all = readings.flatMap(({ organizations: read, readAt }) => read.map((each) => fingerprint(each, readAt)));
  const rows = all.length > 0 ? await differing(db, all) : [];
  if (rows.length === 0) return 0;
  const { address, raw } = organizations;
  const held = await db.select({ address, raw }).from(organizations).where(heldOf(rows));
  const before = new Map(held.map((row) => [row.address, row.raw]));
  const written = await sqlRows(
    { db },
    addressSchema,
    sql`INSERT INTO organizations AS held (${columns})
        SELECT ${columns} FROM json_to_recordset(${`[${rows.map(mirrorRow).join(",")}]`}::json) AS read(${record})
        ON CONFLICT (address) DO UPDATE SET ${taken}, gone_at = NULL, gone_reason = NULL
        WHERE (held.read_at <= excluded.read_at OR held.read_at > ${believable.toISOString()}::timestamptz)
          AND (held.content_hash <> excluded.content_hash OR held.gone_at IS NOT NULL)
        RETURNING address`,
  );
  const addresses = new Set(written.map((row) => row.address));
  const changed = rows.filter(({ organization }) => addresses.has(organization.address));
  const pairs = changed.map((row) => ({ before: before.get(row.organization.address) ?? null, after: rawOf(row) }));
  const differ = new Set(rows);
  return countChanged(
    pairs,
    all.flatMap((row) => (differ.has(row) ? [] : [rawOf(row)])),
  );
}

/** The same for one response, read at `readAt` (when its request started). */
export function upsertMirror(db: Db, records: Organization[], readAt: Date): Promise<number> {
  const believable = new Date(readAt.getTime() + SINGLE_TOLERANCE_MS);
  return upsertReadings(db, [{ organizations: records, readAt }], believable);
}

/**
 * Records the name that Vocdoni shows after our own change as the agreed one: a later change is listed under
 * Reconciliation.
 */
export async function saveAgreedName(db: Db, { address, name }: Organization): Promise<void> {
  const agreedName = defaultName(withoutNul(name ?? {}));
  await db.update(organizations).set({ agreedName }).where(eq(organizations.address, address));
}

/** Marks an organization as deleted; its row, its last record and its link stay. */
export async function markGone(db: Db, address: string, reason: "deleted" | "not-listed", at: Date): Promise<void> {
  await db
    .update(organizations)
    .set({ goneAt: at, goneReason: reason, readAt: at })
    .where(
      sql`${organizations.address} = ${address} AND (${organizations.goneAt} IS NULL OR (${organizations.goneReason} = 'not-listed' AND ${reason} = 'deleted'))`,
    );
}
