import "server-only";
import { createHash } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/lib/db/client";
import { organizations } from "@/lib/db/schema";
import { fold, sortKey, withoutNul } from "@/lib/text-keys";
import type { Organization } from "@/lib/vocdoni/schemas";
import { matchKeys } from "./match-keys";

type NewMirrorRow = typeof organizations.$inferInsert;

const MAX_SHORT = 100;
const whole = (value: number | null) =>
  value === null ? 0 : Math.max(0, Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER));
const uuid = z.uuid();

function consoleRef(meta: Record<string, unknown>): string | null {
  const parsed = uuid.safeParse(meta.consoleRef);
  return parsed.success ? parsed.data.toLowerCase() : null;
}

/** Keys in a fixed order, so that the same record always hashes the same. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** SHA-256 of a JSON value that does not depend on the order of keys, as hex. */
export function contentHash(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(value)) ?? "")
    .digest("hex");
}

/** The default name, or the first in any language, or "". */
export function defaultName(names: Record<string, string> | null): string {
  if (!names) return "";
  return names.default || Object.values(names).find((name) => name !== "") || "";
}

/** One upstream record as a row of the mirror, read at `readAt` (when its request was begun). */
export function toMirrorRow(organization: Organization, readAt: Date): NewMirrorRow {
  const raw = withoutNul(organization.raw);
  const names = withoutNul(organization.name ?? {});
  const name = defaultName(names);
  const { counters } = organization;
  return {
    address: organization.address,
    name,
    names,
    type: withoutNul(organization.type).slice(0, MAX_SHORT),
    country: withoutNul(organization.country).slice(0, MAX_SHORT),
    website: withoutNul(organization.website),
    managedBy: organization.managedBy,
    consoleRef: consoleRef(organization.meta),
    sentVotes: whole(counters.sentVotes),
    sentEmails: whole(counters.sentEmails),
    sentSms: whole(counters.sentSMS),
    processes: whole(counters.processes),
    createdAt: organization.createdAt ? new Date(organization.createdAt) : null,
    raw,
    contentHash: contentHash(raw),
    readAt,
    sortKey: sortKey(name),
    matchKeys: matchKeys(names, organization.meta),
    ownText: [...new Set(Object.values(names).map(fold)), organization.address].join(" "),
  };
}

/** The rows that the mirror has otherwise or not at all; an upsert alone would lock, and so write, every unchanged one. */
async function differing(db: Db, rows: NewMirrorRow[]): Promise<NewMirrorRow[]> {
  if (rows.length === 0) return [];
  const known = await db
    .select({ address: organizations.address, hash: organizations.contentHash, goneAt: organizations.goneAt })
    .from(organizations)
    .where(
      inArray(
        organizations.address,
        rows.map(({ address }) => address),
      ),
    );
  const unchanged = new Map(known.filter(({ goneAt }) => goneAt === null).map(({ address, hash }) => [address, hash]));
  return rows.filter(({ address, contentHash }) => unchanged.get(address) !== contentHash);
}

const excluded = (column: string) => sql.raw(`excluded.${column}`);

/**
 * Writes records into the mirror; a row that says the same costs no write, and one read later than `readAt` stays.
 * Returns how many rows were written.
 */
export async function upsertMirror(db: Db, records: Organization[], readAt: Date): Promise<number> {
  const rows = await differing(
    db,
    records.map((record) => toMirrorRow(record, readAt)),
  );
  if (rows.length === 0) return 0;
  const written = await db
    .insert(organizations)
    .values(rows)
    .onConflictDoUpdate({
      target: organizations.address,
      set: {
        name: excluded("name"),
        names: excluded("names"),
        type: excluded("type"),
        country: excluded("country"),
        website: excluded("website"),
        managedBy: excluded("managed_by"),
        consoleRef: excluded("console_ref"),
        sentVotes: excluded("sent_votes"),
        sentEmails: excluded("sent_emails"),
        sentSms: excluded("sent_sms"),
        processes: excluded("processes"),
        createdAt: excluded("created_at"),
        raw: excluded("raw"),
        contentHash: excluded("content_hash"),
        readAt: excluded("read_at"),
        sortKey: excluded("sort_key"),
        ownText: excluded("own_text"),
        matchKeys: excluded("match_keys"),
        goneAt: null,
        goneReason: null,
      },
      setWhere: sql`${organizations.readAt} <= excluded.read_at AND (${organizations.contentHash} <> excluded.content_hash OR ${organizations.goneAt} IS NOT NULL)`,
    })
    .returning({ address: organizations.address });
  return written.length;
}

/** Marks an organization as gone; the row, its last record and its link stay as a tombstone. */
export async function markGone(db: Db, address: string, reason: "deleted" | "not-listed", at: Date): Promise<void> {
  await db
    .update(organizations)
    .set({ goneAt: at, goneReason: reason, readAt: at })
    .where(sql`${organizations.address} = ${address} AND ${organizations.goneAt} IS NULL`);
}
