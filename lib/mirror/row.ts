import "server-only";
import { z } from "zod";
import { canonicalJson, hashText } from "@/lib/text/content-hash";
import { sortKey } from "@/lib/text/keys";
import { searchText } from "@/lib/text/search-words";
import { withoutNul } from "@/lib/text/without-nul";
import type { Organization } from "@/lib/vocdoni/schemas";
import { matchKeys, namesInOrder } from "./match-keys";

const MAX_SHORT = 100;
/** In JSON: NUL, or half a surrogate pair. PostgreSQL takes neither. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;
const whole = (value: number | null) =>
  value === null ? 0 : Math.max(0, Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER));
const uuid = z.uuid();
/** Cut between characters: half a surrogate pair can't be stored. */
const short = (text: string) => (text.length <= MAX_SHORT ? text : [...text].slice(0, MAX_SHORT).join(""));

function consoleRef(meta: Record<string, unknown>): string | null {
  if (meta.consoleRef === undefined) return null;
  const parsed = uuid.safeParse(meta.consoleRef);
  return parsed.success ? parsed.data.toLowerCase() : null;
}

/** The default name, or the first in any language, or "". */
export function defaultName(names: Record<string, string>): string {
  return names.default || Object.values(names).find((name) => name !== "") || "";
}

/** The organization's own search text: its names and its address. */
export const ownText = (names: Record<string, string>, address: string): string =>
  [...new Set(namesInOrder(names).map(searchText)), address].join(" ");

/** A record with its fingerprint; `raw` is JSON that PostgreSQL can store. */
export type Fingerprinted = { organization: Organization; readAt: Date; raw: string; hash: string; clean: boolean };

/** `hash` shows whether the mirror already has this record, before it is processed further. */
export function fingerprint(organization: Organization, readAt: Date): Fingerprinted {
  const text = canonicalJson(organization.raw);
  const clean = !text.includes("\\u") || !UNSTORABLE.test(text);
  const raw = clean ? text : canonicalJson(withoutNul(organization.raw));
  return { organization, readAt, raw, hash: hashText(raw), clean };
}

/** One upstream record as a mirror row in JSON, by column name. */
export function mirrorRow({ organization, readAt, raw, hash, clean }: Fingerprinted): string {
  const { address, managedBy, counters, createdAt, meta } = organization;
  const { name: texts, type, country, website } = organization;
  const shown = { names: texts ?? {}, type, country, website };
  const fields = clean ? shown : withoutNul(shown);
  const name = defaultName(fields.names);
  const row = {
    address,
    name,
    names: fields.names,
    type: short(fields.type),
    country: short(fields.country),
    website: fields.website,
    managed_by: managedBy,
    console_ref: consoleRef(meta),
    sent_votes: whole(counters.sentVotes),
    sent_emails: whole(counters.sentEmails),
    sent_sms: whole(counters.sentSMS),
    processes: whole(counters.processes),
    created_at: createdAt,
    content_hash: hash,
    read_at: readAt,
    sort_key: sortKey(name),
    own_text: ownText(fields.names, address),
    match_keys: matchKeys(fields.names, clean ? meta : withoutNul(meta)),
  };
  return `${JSON.stringify(row).slice(0, -1)},"raw":${raw}}`;
}
