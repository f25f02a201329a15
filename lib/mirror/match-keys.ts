import { createHash } from "node:crypto";
import { fold, sortKey, withoutNul } from "@/lib/text/keys";

/** Where integrators keep their own id of a customer in an organization's world-readable meta. Nothing else is looked at. */
const ID_KEYS = ["externalId", "external_id", "clientRef"] as const;
const MOST_NAMES = 40;

/** The key of a name, folded and cut as the sort key of a customer is. */
export const nameKey = (name: string) => `n:${sortKey(name)}`;

export const isNameKey = (key: string) => key.startsWith("n:");

/** The key of an external id, exactly as it is written; hashed, because an index entry has a limit. */
export const idKey = (id: string) => `x:${createHash("md5").update(withoutNul(id)).digest("hex")}`;

/** Names in an order that does not depend on how they came: the database keeps keys of JSON in one of its own. */
export const namesInOrder = (names: Record<string, string>): string[] =>
  Object.entries(names)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, name]) => name);

/**
 * What an organization can be recognized by: each of its names (in every language), and the strings under `externalId`,
 * `external_id` and `clientRef` of its meta. lib/reconciliation/suggest.ts compares them with the customers.
 */
export function matchKeys(names: Record<string, string>, meta: Record<string, unknown>): string[] {
  const named = namesInOrder(names).filter((name) => fold(name) !== "");
  const ids = ID_KEYS.map((key) => meta[key]).filter((id): id is string => typeof id === "string" && id !== "");
  return [...new Set([...ids.map(idKey), ...named.slice(0, MOST_NAMES).map(nameKey)])];
}
