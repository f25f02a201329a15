import { createHash } from "node:crypto";
import { fold, sortKey } from "@/lib/text/keys";
import { withoutNul } from "@/lib/text/without-nul";

/** Where integrators store their customer ID in an organization's world-readable meta. Nothing else is read. */
const ID_KEYS = ["externalId", "external_id", "clientRef"] as const;
const MAX_NAMES = 40;

/** The key of a name, folded and truncated like a customer's sort key. */
export const nameKey = (name: string) => `n:${sortKey(name)}`;

export const isNameKey = (key: string) => key.startsWith("n:");

/** The key of an external ID, exactly as written; hashed, because index entries have a size limit. */
export const idKey = (id: string) => `x:${createHash("md5").update(withoutNul(id)).digest("hex")}`;

/** Names in a stable order: the database reorders JSON keys. */
export const namesInOrder = (names: Record<string, string>): string[] =>
  Object.entries(names)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, name]) => name);

/**
 * The match keys of an organization: its names in every language, and the strings under `externalId`, `external_id` and
 * `clientRef` of its meta. lib/reconciliation/suggest.ts compares them with the customers.
 */
export function matchKeys(names: Record<string, string>, meta: Record<string, unknown>): string[] {
  const named = namesInOrder(names).filter((name) => fold(name) !== "");
  const ids = ID_KEYS.map((key) => meta[key]).filter((id): id is string => typeof id === "string" && id !== "");
  return [...new Set([...ids.map(idKey), ...named.slice(0, MAX_NAMES).map(nameKey)])];
}
