import "server-only";
import { inArray, sql } from "drizzle-orm";
import { organizations } from "@/lib/db/schema";
import type { Db } from "@/lib/db/types";
import { type Message, message } from "@/lib/messages/message";
import { fold } from "@/lib/text/keys";
import type { Named, Suggestion } from "./model";

/**
 * A customer that shares a key with an organization. `rivals`: the number of unassigned organizations with that key,
 * including this one.
 */
export type Hit = Named & { via: "external-id" | "name"; rivals: number };

const MAX_CANDIDATES = 5;
const QUERY_LIMIT = MAX_CANDIDATES + 1;

function distinct(hits: Hit[]): Named[] {
  return [...new Map(hits.map(({ id, name }) => [id, { id, name }])).values()];
}

const ambiguous = (why: Message, candidates: Named[]): Suggestion => ({
  state: "ambiguous",
  why,
  candidates: candidates.slice(0, MAX_CANDIDATES),
});

/**
 * Suggests a customer if exactly one active customer has the external ID in the organization's meta, or exactly its
 * (folded) name in one of its languages, and no other unassigned organization has that name. The external ID wins over
 * the name, unless the name belongs only to others. Everything else is left to a person.
 */
export function chooseSuggestion(names: string[], hits: Hit[]): Suggestion {
  const folded = new Set(names.map(fold));
  const byId = distinct(hits.filter(({ via }) => via === "external-id"));
  // Keys of names are truncated: only the full name counts.
  const named = hits.filter(({ via, name }) => via === "name" && folded.has(fold(name)));
  const byName = distinct(named);
  const [idMatch, ...otherIds] = byId;
  const [nameMatch, ...otherNames] = byName;
  if (idMatch) {
    if (otherIds.length > 0) return ambiguous(message("reconciliation.ambiguity.severalIds"), byId);
    if (nameMatch && !byName.some(({ id }) => id === idMatch.id)) {
      return ambiguous(message("reconciliation.ambiguity.idAndNameDiffer"), [idMatch, ...byName]);
    }
    return { state: "one", customer: idMatch, by: "external-id" };
  }
  if (!nameMatch) return { state: "none" };
  if (otherNames.length > 0) return ambiguous(message("reconciliation.ambiguity.severalNames"), byName);
  if (named.some(({ rivals }) => rivals > 1)) {
    return ambiguous(message("reconciliation.ambiguity.nameShared"), byName);
  }
  return { state: "one", customer: nameMatch, by: "name" };
}

type HitRow = { address: string; via: Hit["via"]; id: string; name: string; rivals: number };

/** The suggestion for each of these organizations, in one query over the indexes of keys, names and external IDs. */
export async function suggestFor(
  db: Db,
  rows: { address: string; names: Record<string, string> }[],
): Promise<Map<string, Suggestion>> {
  if (rows.length === 0) return new Map();
  const addresses = rows.map(({ address }) => address);
  const customers = sql`(
    (SELECT c.id, c.name FROM customers c WHERE k.key LIKE 'n:%' AND c.sort_key = substr(k.key, 3) COLLATE "C"
      AND c.archived_at IS NULL LIMIT ${QUERY_LIMIT})
    UNION ALL
    (SELECT c.id, c.name FROM customers c WHERE k.key LIKE 'x:%' AND md5(c.external_id) = substr(k.key, 3)
      AND c.archived_at IS NULL LIMIT ${QUERY_LIMIT})
  )`;
  // Referencing c makes this subquery run only for a match: most keys match no customer.
  const rivals = sql`(SELECT count(*) AS n FROM (SELECT 1 FROM organizations o WHERE o.match_keys @> ARRAY[k.key]
    AND c.id IS NOT NULL AND o.customer_id IS NULL AND o.gone_at IS NULL LIMIT 2) AS found)`;
  const hits = await db
    .select({
      address: sql<HitRow["address"]>`k.address`,
      via: sql<HitRow["via"]>`CASE WHEN k.key LIKE 'x:%' THEN 'external-id' ELSE 'name' END`,
      id: sql<HitRow["id"]>`c.id`,
      name: sql<HitRow["name"]>`c.name`,
      rivals: sql<number>`r.n`.mapWith(Number),
    })
    .from(
      sql`(SELECT ${organizations.address} AS address, unnest(${organizations.matchKeys}) AS key FROM ${organizations}
        WHERE ${inArray(organizations.address, addresses)}) AS k
        CROSS JOIN LATERAL ${customers} AS c CROSS JOIN LATERAL ${rivals} AS r`,
    );
  const found = new Map<string, Hit[]>(rows.map(({ address }) => [address, []]));
  for (const { address, ...hit } of hits) found.get(address)?.push(hit);
  return new Map(
    rows.map(({ address, names }) => [address, chooseSuggestion(Object.values(names), found.get(address) ?? [])]),
  );
}
